using System.CommandLine;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering.Sync;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands.Sync;

internal sealed class SubscriptionShowCommand : CliCommand
{
    private readonly Argument<string> subscription = SubscriptionArgument.Create();

    public SubscriptionShowCommand(Host host)
        : base(
            host,
            "show",
            "Shows one subscription: where it stands, and how far it is behind.",
            "migration sync subscriptions show billing"
        ) => Arguments.Add(subscription);

    protected override async Task<int> RunAsync(Session session, ParseResult arguments, CancellationToken cancellation)
    {
        GetSubscriptionResponse answer = await session.Sync.GetSubscriptionAsync(
            new GetSubscriptionRequest { SubscriptionId = arguments.GetRequiredValue(subscription) },
            session.Unary(cancellation)
        );
        session.Show(
            answer,
            () => SubscriptionView.Write(session.Out, answer.Subscription, session.Terminal.Clock.GetUtcNow())
        );
        return ExitCodes.Ok;
    }
}
