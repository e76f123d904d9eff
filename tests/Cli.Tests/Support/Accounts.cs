using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Tests.Support;

/// <summary>Migrations as they stand in the tests' stories.</summary>
internal static class Accounts
{
    public const string Id = "contoso-apps";
    public const string Digest = "d1gest";

    public static Principal Bob => new() { Kind = PrincipalKind.MicrosoftAccount, Email = "bob@outlook.com" };

    public static AccountMigration In(MigrationState state) =>
        new()
        {
            PublisherId = Id,
            State = state,
            Etag = $"etag-{state}",
        };

    public static AccountMigration Needing(RequirementKind kind, ErrorReason reason, string text) =>
        new(In(MigrationState.ActionRequired))
        {
            Requirements =
            {
                new Requirement
                {
                    Kind = kind,
                    State = RequirementState.Outstanding,
                    Reason = reason,
                    Text = text,
                },
            },
        };

    public static AccountMigration NeedingWorkEmail() =>
        Needing(RequirementKind.WorkEmail, ErrorReason.WorkEmailRequired, "A work email is needed.");

    public static AccountMigration NeedingMpnId() =>
        Needing(RequirementKind.PartnerNetworkMembership, ErrorReason.MpnIdMissing, "The account has no MPN ID.");

    public static AccountMigration ReadyLosingBob() =>
        new(In(MigrationState.Ready))
        {
            LossDigest = Digest,
            Losses =
            {
                new Loss
                {
                    Principal = Bob,
                    LegacyRole = LegacyRole.Contributor,
                    Kind = LossKind.MicrosoftAccountWithoutWorkEmail,
                    Text = "Bob has no work email.",
                },
            },
        };

    public static AccountMigration Migrated() =>
        new(In(MigrationState.Migrated)) { PartnerCenterAccountId = "pc-4711" };
}
