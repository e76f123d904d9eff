using System.CommandLine;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering.Sync;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands.Sync;

internal sealed class SyncRetryCommand : CliCommand
{
    private readonly Argument<string> publisher = PublisherArgument.Create();

    private readonly Option<bool> restate = new("--restate")
    {
        Description = "Send the whole account as it is now, in place of what is undelivered",
    };

    private readonly AuditActorOption actor;

    public SyncRetryCommand(Host host)
        : base(
            host,
            "retry",
            "Tries the delivery of an account again at once, quarantined or not; probes a paused portal, too. "
                + "Takes the scope `operations`.",
            "migration sync retry contoso-apps",
            "migration sync retry contoso-apps --restate"
        )
    {
        Arguments.Add(publisher);
        Options.Add(restate);
        actor = new AuditActorOption(this);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult arguments, CancellationToken cancellation)
    {
        RetryDeliveryRequest request = new()
        {
            PublisherId = arguments.GetRequiredValue(publisher),
            Mode = arguments.GetValue(restate) ? RetryMode.Restate : RetryMode.Resend,
            Actor = actor.Of(arguments),
        };
        RetryDeliveryResponse answer = await session.Sync.RetryDeliveryAsync(request, session.Unary(cancellation));
        session.Show(
            answer,
            () => SyncStatusView.Write(session.Out, answer.Status, null, session.Terminal.Clock.GetUtcNow())
        );
        return ExitCodes.Ok;
    }
}
