using System.Globalization;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering;

/// <summary>One migration in full.</summary>
internal static class MigrationView
{
    public static void Write(Display display, Wording wording, AccountMigration migration)
    {
        display.Line($"{migration.PublisherId}: {ProtoName.Of(migration.State)}", ToneOf(migration.State));
        display.Facts(Facts(migration));
        RequirementTable.Write(display, migration.Requirements);
        LossTable.Write(display, wording, migration.Losses, migration.LossDigest);
    }

    private static IEnumerable<(string Label, string Value)> Facts(AccountMigration migration)
    {
        yield return ("Attempt", migration.Attempt.ToString(CultureInfo.InvariantCulture));
        foreach (WorkEmail email in migration.WorkEmails)
        {
            string owner = email.Principal is null ? "" : $" of {PrincipalText.Of(email.Principal)}";
            yield return ("Work email", $"{email.WorkEmail_}{owner}");
        }

        yield return ("Tenant", TenantText.Of(migration.Tenant));
        yield return ("MPN ID", migration.MpnId);
        yield return ("Partner Center account", migration.PartnerCenterAccountId);
        yield return ("Started by", InitiatorText.Of(migration.StartedBy));
        yield return ("Created", TimeText.Of(migration.CreateTime));
        yield return ("Updated", TimeText.Of(migration.UpdateTime));
        yield return ("Completed", TimeText.Of(migration.CompleteTime));
    }

    private static Tone ToneOf(MigrationState state) =>
        state switch
        {
            MigrationState.Migrated or MigrationState.Ready => Tone.Good,
            MigrationState.ActionRequired or MigrationState.EnrollmentPending => Tone.Warning,
            MigrationState.NotStarted or MigrationState.Cancelled or MigrationState.Unspecified => Tone.Plain,
        };
}
