using Google.Protobuf;
using PublisherMigration.Cli.Connection;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering.Sync;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands.Sync;

internal sealed class HeldRejectCommand(Host host)
    : HoldDecisionCommand(
        host,
        "reject",
        "Drops what a hold holds: only newer changes of the same subjects are judged again. "
            + "At a terminal it shows the hold and asks; elsewhere, and with --json, it takes --digest or exits with 3. "
            + "Takes the scope `operations`.",
        "migration sync held reject contoso-apps 0c1f54a7-38d5-4d0b-9d6c-2f6a52d0e0f1",
        "migration sync held reject contoso-apps 0c1f54a7-38d5-4d0b-9d6c-2f6a52d0e0f1 --digest DIGEST --note \"As agreed\""
    )
{
    protected override string Question(SyncWording wording, Hold hold) =>
        wording.ConfirmRejection(hold.ChangeCount, hold.PublisherId);

    protected override async Task<(IMessage Answer, Hold Hold)> DecideAsync(
        Session session,
        HoldDecision decision,
        CancellationToken cancellation
    )
    {
        RejectHeldChangesRequest request = new()
        {
            PublisherId = decision.PublisherId,
            HoldId = decision.HoldId,
            Digest = decision.Digest,
            Actor = decision.Actor,
            Note = decision.Note,
        };
        RejectHeldChangesResponse answer = await RepeatableCall.SendAsync(
            session,
            () => session.Sync.RejectHeldChangesAsync(request, session.Unary(cancellation)),
            cancellation
        );
        return (answer, answer.Hold);
    }
}
