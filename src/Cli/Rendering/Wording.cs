using PublisherMigration.Cli.Rendering.Sync;

namespace PublisherMigration.Cli.Rendering;

/// <summary>
/// What the tool itself says where an owner reads it: errors and the wizard. The service's own texts come in the same
/// language; listings for operators keep the words of the contract.
/// </summary>
internal sealed record Wording
{
    public required string Refused { get; init; }
    public required string Unreachable { get; init; }
    public required string TimedOut { get; init; }
    public required string ReasonLabel { get; init; }
    public required string FieldLabel { get; init; }
    public required string AcceptedTenantsLabel { get; init; }
    public required string RemedyLabel { get; init; }

    /// <summary>The catalogue's remedies are English; in another language only who has to act is said.</summary>
    public required bool ShowsRemedy { get; init; }

    public required string FixedByCaller { get; init; }
    public required string FixedByOwner { get; init; }
    public required string FixedByOperator { get; init; }
    public required string FixedByRetry { get; init; }
    public required Func<string, TimeSpan, string> TryingAgain { get; init; }
    public required string StreamEnded { get; init; }
    public required string TokenInClearText { get; init; }
    public required Func<string, string> ConfirmStart { get; init; }
    public required string AskWorkEmail { get; init; }
    public required string AskEnrollment { get; init; }
    public required string EnrollmentExisting { get; init; }
    public required string EnrollmentNew { get; init; }
    public required string EnrollmentLater { get; init; }
    public required string AskChoice { get; init; }
    public required string AskMpnId { get; init; }
    public required string AskLegalName { get; init; }
    public required string AskCountry { get; init; }
    public required string AskContactEmail { get; init; }
    public required string MembersWouldBeLost { get; init; }
    public required Func<string, string> AskMemberEmail { get; init; }
    public required Func<int, string> LossesHeading { get; init; }
    public required string ConfirmLosses { get; init; }
    public required Func<string, string> ConfirmCutOver { get; init; }
    public required string Waiting { get; init; }
    public required string LeftOutstanding { get; init; }
    public required string NeedsWorkEmail { get; init; }
    public required string NeedsEnrollment { get; init; }
    public required Func<string, string> NeedsLosses { get; init; }
    public required string NeedsYes { get; init; }
    public required Func<string, string> Migrated { get; init; }
    public required char Yes { get; init; }
    public required SyncWording Sync { get; init; }

    public static Wording For(string language) =>
        string.Equals(language, "fr", StringComparison.Ordinal) ? FrenchWording.Instance : EnglishWording.Instance;
}
