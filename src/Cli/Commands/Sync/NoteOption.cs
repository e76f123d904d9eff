using System.CommandLine;

namespace PublisherMigration.Cli.Commands.Sync;

internal static class NoteOption
{
    public static Option<string> Create() =>
        new("--note") { Description = "Why, for the audit trail; at most 1,000 characters", HelpName = "TEXT" };
}
