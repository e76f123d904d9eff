using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Wizard;

/// <summary>The end: by this run, or by an earlier one.</summary>
internal sealed class MigratedStep : IWizardStep
{
    public Task<int?> RunAsync(WizardContext context, CancellationToken cancellation)
    {
        Session session = context.Session;
        session.Show(
            new GetMigrationResponse { Migration = context.Migration },
            () =>
            {
                session.Out.Line(session.Wording.Migrated(context.PublisherId), Tone.Good);
                session.Out.Line($"  Partner Center account: {context.Migration.PartnerCenterAccountId}");
            }
        );
        return Task.FromResult<int?>(ExitCodes.Ok);
    }
}
