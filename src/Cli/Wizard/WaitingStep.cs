namespace PublisherMigration.Cli.Wizard;

/// <summary>The partner network is vetting. Nothing to do, unless an MPN ID was given to take the place of the new one.</summary>
internal sealed class WaitingStep : IWizardStep
{
    public async Task<int?> RunAsync(WizardContext context, CancellationToken cancellation)
    {
        if (context.Answers.TakeWorkEmail() is { } email)
        {
            await WorkEmailStep.SubmitAsync(context, email, member: null, cancellation);
            return null;
        }

        if (context.Answers.TakeReplacement() is { } replacement)
        {
            await EnrollmentStep.EnrollAsync(context, replacement, cancellation);
            return null;
        }

        return context.LeaveOutstanding(context.Session.Wording.Waiting);
    }
}
