using System.CommandLine;

namespace PublisherMigration.Cli.Commands;

internal static class PublisherArgument
{
    public static Argument<string> Create() => new("PUBLISHER") { Description = "Publisher id, as in contoso-apps" };
}
