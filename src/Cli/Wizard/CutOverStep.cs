using PublisherMigration.Cli.Rendering;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Wizard;

/// <summary>Saves whom it can from being lost, has the remaining losses confirmed, and cuts over.</summary>
internal sealed class CutOverStep : IWizardStep
{
    public async Task<int?> RunAsync(WizardContext context, CancellationToken cancellation)
    {
        if (await MemberEmails.OfferAsync(context, cancellation))
        {
            return null;
        }

        Wording wording = context.Session.Wording;
        AccountMigration shown = context.Migration;
        if (context.Interactive)
        {
            LossTable.Write(context.Session.Out, wording, shown.Losses, shown.LossDigest);
            await Notices.WriteAsync(context, cancellation);
        }

        string? digest = await DigestAsync(context, shown, cancellation);
        if (digest is null)
        {
            string hint = context.Interactive ? wording.LeftOutstanding : wording.NeedsLosses(shown.LossDigest);
            return context.LeaveOutstanding(hint);
        }

        if (!context.Answers.Yes && !await ConfirmedAsync(context, cancellation))
        {
            return context.LeaveOutstanding(context.Interactive ? wording.LeftOutstanding : wording.NeedsYes);
        }

        await CompleteAsync(context, shown, digest, cancellation);
        return null;
    }

    private static async Task<string?> DigestAsync(
        WizardContext context,
        AccountMigration shown,
        CancellationToken cancellation
    )
    {
        if (shown.LossDigest.Length == 0)
        {
            return "";
        }

        string? given = context.Answers.DigestFor(shown.LossDigest);
        if (
            given is not null
            && (!context.Interactive || string.Equals(given, shown.LossDigest, StringComparison.Ordinal))
        )
        {
            return given;
        }

        return
            context.Interactive
            && await context.Prompts.ConfirmAsync(context.Session.Wording.ConfirmLosses, byDefault: false, cancellation)
            ? shown.LossDigest
            : null;
    }

    private static async Task<bool> ConfirmedAsync(WizardContext context, CancellationToken cancellation) =>
        context.Interactive
        && await context.Prompts.ConfirmAsync(
            context.Session.Wording.ConfirmCutOver(context.PublisherId),
            byDefault: false,
            cancellation
        );

    // The etag holds the cut-over to what was shown: a fact that moved since then is shown first.
    private static Task CompleteAsync(
        WizardContext context,
        AccountMigration shown,
        string digest,
        CancellationToken cancellation
    )
    {
        CompleteMigrationRequest request = new()
        {
            PublisherId = context.PublisherId,
            Actor = context.Actor,
            LossDigest = digest,
            Etag = shown.Etag,
        };
        return context.SendAsync(
            (requestId, options) =>
            {
                request.RequestId = requestId;
                return context.Session.Migrations.CompleteMigrationAsync(request, options);
            },
            static (CompleteMigrationResponse answer) => answer.Migration,
            cancellation
        );
    }
}
