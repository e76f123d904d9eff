using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using PublisherMigration.Cli.Commands;
using PublisherMigration.Cli.Commands.Sync;
using PublisherMigration.Cli.Rendering;

namespace PublisherMigration.Cli.Invocation;

/// <summary>The tool as a whole: parses, runs, and returns an exit code of <see cref="ExitCodes" />.</summary>
internal static class CliApplication
{
    // Long enough for an import or a stream to say where it stopped, short enough for an impatient Ctrl-C.
    private static readonly TimeSpan GraceAfterInterrupt = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments,
        Terminal terminal,
        CancellationToken cancellation = default
    )
    {
        // A response file would turn `@…` in an argument into the content of a file.
        ParseResult parsed = Root(terminal)
            .Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        InvocationConfiguration configuration = new()
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = GraceAfterInterrupt,
        };

        if (parsed.Action is ParseErrorAction misused)
        {
            return await ExplainAsync(parsed, misused, configuration, terminal, cancellation);
        }

        return await parsed.InvokeAsync(configuration, cancellation);
    }

    private static async Task<int> ExplainAsync(
        ParseResult parsed,
        ParseErrorAction misused,
        InvocationConfiguration configuration,
        Terminal terminal,
        CancellationToken cancellation
    )
    {
        Command command = parsed.CommandResult.Command;
        if (parsed.Tokens.Any(static token => string.Equals(token.Value, "--json", StringComparison.Ordinal)))
        {
            UsageErrorView.Write(
                terminal,
                json: true,
                string.Join(' ', parsed.Errors.Select(static error => error.Message))
            );
            return ExitCodes.Usage;
        }

        // The whole help only where nothing was asked for; otherwise the fault should not scroll away.
        misused.ShowHelp =
            command.Subcommands.Count > 0 && parsed.Tokens.All(static token => token.Type == TokenType.Command);
        await parsed.InvokeAsync(configuration, cancellation);
        if (!misused.ShowHelp)
        {
            await terminal.Error.WriteLineAsync($"See '{Path(parsed.CommandResult)} --help'.");
        }

        return ExitCodes.Usage;
    }

    private static string Path(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{Path(parent)} {result.Command.Name}" : "migration";

    private static RootCommand Root(Terminal terminal)
    {
        Host host = new(terminal, new GlobalOptions());
        RootCommand root = new("Migrates publisher accounts from the legacy portal to Partner Center.")
        {
            new ImportCommand(host),
            new BannerCommand(host),
            new AssessCommand(host),
            new MigrateCommand(host),
            new StatusCommand(host),
            new CancelCommand(host),
            new ListCommand(host),
            new EventsCommand(host),
            new WatchCommand(host),
            new SummaryCommand(host),
            new ReasonsCommand(host),
            new SyncCommand(host),
        };
        foreach (Option option in host.Globals.All)
        {
            root.Add(option);
        }

        foreach (HelpOption help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpWithExamples((HelpAction)help.Action!);
        }

        return root;
    }
}
