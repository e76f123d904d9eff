using PublisherMigration.Cli.Invocation;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Wizard;

/// <summary>
/// Goes where the migration's state says, until it is migrated or a step ends it. After whatever happened, a refusal or
/// somebody else's change, the state is read afresh, so that no step needs to know what comes next.
/// </summary>
internal sealed class MigrationWizard(WizardContext context)
{
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        await context.ReloadAsync(cancellation);
        while (true)
        {
            int? exit = await StepFor(context.Migration.State).RunAsync(context, cancellation);
            if (exit is { } code)
            {
                return code;
            }
        }
    }

    private static IWizardStep StepFor(MigrationState state) =>
        state switch
        {
            MigrationState.NotStarted or MigrationState.Cancelled => new StartStep(),
            MigrationState.ActionRequired => new RequirementsStep(),
            MigrationState.EnrollmentPending => new WaitingStep(),
            MigrationState.Ready => new CutOverStep(),
            MigrationState.Migrated => new MigratedStep(),
            MigrationState.Unspecified => throw new UsageException(
                "The service answered with a state that this version does not know."
            ),
        };
}
