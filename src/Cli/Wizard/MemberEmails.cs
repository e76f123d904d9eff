using PublisherMigration.Cli.Rendering;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Wizard;

/// <summary>Work emails for members who sign in with a Microsoft account and would be lost without one.</summary>
internal static class MemberEmails
{
    /// <returns>Whether an email was sent, so that the losses have to be looked at again.</returns>
    public static async Task<bool> OfferAsync(WizardContext context, CancellationToken cancellation)
    {
        if (context.Answers.TakeWorkEmail() is { } own)
        {
            await WorkEmailStep.SubmitAsync(context, own, member: null, cancellation);
            return true;
        }

        if (context.Answers.TryTakeMemberEmail(out (Principal Member, string Email) given))
        {
            await WorkEmailStep.SubmitAsync(context, given.Email, given.Member, cancellation);
            return true;
        }

        return context.Interactive && await AskAsync(context, cancellation);
    }

    private static async Task<bool> AskAsync(WizardContext context, CancellationToken cancellation)
    {
        List<Principal> members =
        [
            .. context
                .Migration.Losses.Where(static loss => loss.Kind == LossKind.MicrosoftAccountWithoutWorkEmail)
                .Select(static loss => loss.Principal)
                .Where(member => !context.LeftBehind.Contains(member)),
        ];
        if (members.Count > 0 && context.LeftBehind.Count == 0)
        {
            context.Session.Out.Line(context.Session.Wording.MembersWouldBeLost, Tone.Warning);
        }

        foreach (Principal member in members)
        {
            string question = context.Session.Wording.AskMemberEmail(PrincipalText.Of(member));
            string email = await context.Prompts.AskAsync(question, cancellation);
            if (email.Length > 0)
            {
                await WorkEmailStep.SubmitAsync(context, email, member, cancellation);
                return true;
            }

            context.LeftBehind.Add(member);
        }

        return false;
    }
}
