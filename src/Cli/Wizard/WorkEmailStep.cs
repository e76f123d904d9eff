using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Wizard;

/// <summary>Asks the owner for a work email and gives it.</summary>
internal sealed class WorkEmailStep : IWizardStep
{
    public async Task<int?> RunAsync(WizardContext context, CancellationToken cancellation)
    {
        string? email = context.Answers.TakeWorkEmail();
        if (email is null)
        {
            if (!context.Interactive)
            {
                return context.LeaveOutstanding(context.Session.Wording.NeedsWorkEmail);
            }

            email = await context.Prompts.AskAsync(context.Session.Wording.AskWorkEmail, cancellation);
            if (email.Length == 0)
            {
                return context.LeaveOutstanding(context.Session.Wording.LeftOutstanding);
            }
        }

        await SubmitAsync(context, email, member: null, cancellation);
        return null;
    }

    public static Task SubmitAsync(
        WizardContext context,
        string email,
        Principal? member,
        CancellationToken cancellation
    )
    {
        SubmitWorkEmailRequest request = new()
        {
            PublisherId = context.PublisherId,
            Actor = context.Actor,
            WorkEmail = email,
            Member = member,
        };
        return context.SendAsync(
            (requestId, options) =>
            {
                request.RequestId = requestId;
                return context.Session.Migrations.SubmitWorkEmailAsync(request, options);
            },
            static (SubmitWorkEmailResponse answer) => answer.Migration,
            cancellation
        );
    }
}
