using System.CommandLine;

namespace PublisherMigration.Cli.Commands.Sync;

internal static class PublishersOption
{
    public static Option<string[]> Create() =>
        new("--publisher") { Description = "Only this account; repeatable", HelpName = "PUBLISHER" };
}
