using System.CommandLine;
using PublisherMigration.Cli.Invocation;

namespace PublisherMigration.Cli.Commands.Sync;

internal sealed class SubscriptionsCommand : Command
{
    public SubscriptionsCommand(Host host)
        : base("subscriptions", "Durable consumers of the feed: what they have not acknowledged is kept for them.")
    {
        Subcommands.Add(new SubscriptionListCommand(host));
        Subcommands.Add(new SubscriptionShowCommand(host));
        Subcommands.Add(new SubscriptionCreateCommand(host));
        Subcommands.Add(new SubscriptionDeleteCommand(host));
    }
}
