using PublisherMigration.Cli.Rendering;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Wizard;

/// <summary>Takes the first outstanding requirement: the work email before the enrolment, which is judged by its tenant.</summary>
internal sealed class RequirementsStep : IWizardStep
{
    public Task<int?> RunAsync(WizardContext context, CancellationToken cancellation)
    {
        Requirement? outstanding = context
            .Migration.Requirements.Where(static requirement => requirement.State == RequirementState.Outstanding)
            .MinBy(static requirement => requirement.Kind);
        if (context.Interactive && outstanding is not null)
        {
            context.Session.Out.Line(outstanding.Text, Tone.Warning);
        }

        return outstanding?.Kind switch
        {
            RequirementKind.WorkEmail => new WorkEmailStep().RunAsync(context, cancellation),
            RequirementKind.PartnerNetworkMembership => new EnrollmentStep().RunAsync(context, cancellation),
            _ => Task.FromResult<int?>(context.LeaveOutstanding(context.Session.Wording.LeftOutstanding)),
        };
    }
}
