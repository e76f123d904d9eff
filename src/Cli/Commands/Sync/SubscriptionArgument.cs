using System.CommandLine;

namespace PublisherMigration.Cli.Commands.Sync;

internal static class SubscriptionArgument
{
    public static Argument<string> Create() =>
        new("ID") { Description = "Subscription id: 1 to 50 of a-z, 0-9, - and _" };
}
