using System.CommandLine;

namespace PublisherMigration.Cli.Commands.Sync;

internal static class HoldArgument
{
    public static Argument<string> Create() => new("HOLD") { Description = "Id of the hold, as `held list` shows it" };
}
