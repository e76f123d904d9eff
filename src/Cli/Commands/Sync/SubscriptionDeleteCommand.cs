using System.CommandLine;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands.Sync;

internal sealed class SubscriptionDeleteCommand : CliCommand
{
    private readonly Argument<string> subscription = SubscriptionArgument.Create();

    public SubscriptionDeleteCommand(Host host)
        : base(
            host,
            "delete",
            "Deletes a subscription: nothing is kept for it any longer, and a stream on it ends.",
            "migration sync subscriptions delete billing"
        ) => Arguments.Add(subscription);

    protected override async Task<int> RunAsync(Session session, ParseResult arguments, CancellationToken cancellation)
    {
        string subscriptionId = arguments.GetRequiredValue(subscription);
        DeleteSubscriptionResponse answer = await session.Sync.DeleteSubscriptionAsync(
            new DeleteSubscriptionRequest { SubscriptionId = subscriptionId },
            session.Unary(cancellation)
        );
        session.Show(answer, () => session.Out.Line(session.Wording.Sync.SubscriptionDeleted(subscriptionId)));
        return ExitCodes.Ok;
    }
}
