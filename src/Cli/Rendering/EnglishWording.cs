using System.Globalization;
using PublisherMigration.Cli.Rendering.Sync;

namespace PublisherMigration.Cli.Rendering;

internal static class EnglishWording
{
    public static Wording Instance { get; } =
        new()
        {
            Refused = "Refused",
            Unreachable = "The service cannot be reached",
            TimedOut = "The service did not answer in time",
            ReasonLabel = "Reason",
            FieldLabel = "Field",
            AcceptedTenantsLabel = "Accepted tenants",
            RemedyLabel = "What to do",
            ShowsRemedy = true,
            FixedByCaller = "To be mended by the calling service.",
            FixedByOwner = "To be mended by an owner of the account.",
            FixedByOperator = "To be mended by an operator.",
            FixedByRetry = "Nothing to mend: wait and try again.",
            TryingAgain = static (message, delay) =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{message.TrimEnd('.')}. Trying again in {delay.TotalSeconds:0.0} s."
                ),
            StreamEnded = "The stream ended",
            TokenInClearText = "Warning: the token is sent over plain http, readable on the way. Use https.",
            ConfirmStart = static publisher => $"Start the migration of {publisher}?",
            AskWorkEmail = "Work email (empty to leave):",
            AskEnrollment = "How do you want to enrol in the partner network?",
            EnrollmentExisting = "with an MPN ID that the organisation has",
            EnrollmentNew = "with a new membership",
            EnrollmentLater = "not now",
            AskChoice = "Choose 1, 2 or 3:",
            AskMpnId = "MPN ID:",
            AskLegalName = "Legal business name:",
            AskCountry = "Country (two letters):",
            AskContactEmail = "Contact email:",
            MembersWouldBeLost =
                "These members sign in with a Microsoft account and would be lost without a work email.",
            AskMemberEmail = static member => $"Work email for {member} (empty to leave them behind):",
            LossesHeading = static count => $"Members who would lose access: {count}",
            ConfirmLosses = "Go on without these members?",
            ConfirmCutOver = static publisher => $"Cut {publisher} over to Partner Center now? This cannot be undone.",
            Waiting = "Nothing to do just now: run the command again when the vetting has ended.",
            LeftOutstanding = "Left as it is. Run the command again to go on.",
            NeedsWorkEmail = "Give a work email with --work-email.",
            NeedsEnrollment = "Enrol with --mpn-id or --new-membership.",
            NeedsLosses = static digest =>
                $"Confirm the losses with --accept-losses {digest} (or all), or give work emails with --member-email.",
            NeedsYes = "Ready. Complete with --yes.",
            Migrated = static publisher => $"{publisher} is managed in Partner Center.",
            Yes = 'y',
            Sync = EnglishSyncWording.Instance,
        };
}
