using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Wizard;

/// <summary>Starts the migration, or starts a cancelled one again. Reversible, so only a person is asked first.</summary>
internal sealed class StartStep : IWizardStep
{
    public async Task<int?> RunAsync(WizardContext context, CancellationToken cancellation)
    {
        string question = context.Session.Wording.ConfirmStart(context.PublisherId);
        bool confirmed = context.StartConfirmed || !context.Interactive || context.Answers.Yes;
        if (!confirmed && !await context.Prompts.ConfirmAsync(question, byDefault: true, cancellation))
        {
            return context.LeaveOutstanding(context.Session.Wording.LeftOutstanding);
        }

        context.StartConfirmed = true;
        StartMigrationRequest request = new()
        {
            PublisherId = context.PublisherId,
            Actor = context.Actor,
            WorkEmail = context.Answers.TakeWorkEmail() ?? "",
        };
        await context.SendAsync(
            (requestId, options) =>
            {
                request.RequestId = requestId;
                return context.Session.Migrations.StartMigrationAsync(request, options);
            },
            static (StartMigrationResponse answer) => answer.Migration,
            cancellation
        );
        return null;
    }
}
