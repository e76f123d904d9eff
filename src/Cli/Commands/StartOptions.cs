using System.CommandLine;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands;

/// <summary>Where a stream begins.</summary>
internal sealed class StartOptions
{
    private readonly Option<string> from = new("--from")
    {
        HelpName = "beginning|now",
        DefaultValueFactory = static _ => "now",
    };

    private readonly Option<string> resume = new("--resume") { HelpName = "TOKEN" };

    public StartOptions(Command command, string fromDescription, string resumeDescription)
    {
        from.Description = fromDescription;
        from.AcceptOnlyFromAmong("beginning", "now");
        resume.Description = resumeDescription;
        command.Options.Add(from);
        command.Options.Add(resume);
    }

    public bool IsGiven(ParseResult arguments) =>
        Token(arguments) is not null || arguments.GetResult(from) is { Implicit: false };

    public string? Token(ParseResult arguments) => arguments.GetValue(resume);

    public WatchStart From(ParseResult arguments) =>
        string.Equals(arguments.GetValue(from), "beginning", StringComparison.Ordinal)
            ? WatchStart.Beginning
            : WatchStart.Now;
}
