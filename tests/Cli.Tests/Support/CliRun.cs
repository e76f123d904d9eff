using System.Text;
using PublisherMigration.Cli.Invocation;
using Spectre.Console;

namespace PublisherMigration.Cli.Tests.Support;

/// <summary>Runs the tool in this process, with everything it touches replaced.</summary>
internal static class CliRun
{
    /// <summary>As in a script: nothing is a terminal.</summary>
    public static Task<CliResult> PipedAsync(FakeServer server, params string[] arguments) =>
        RunAsync(server, null, arguments, [], TestContext.Current.CancellationToken);

    /// <summary>As in a script, with no service that the test knows of.</summary>
    public static Task<CliResult> AloneAsync(params string[] arguments) =>
        RunAsync(null, null, arguments, [], TestContext.Current.CancellationToken);

    /// <summary>As at a terminal, with these lines typed.</summary>
    public static async Task<CliResult> TypedAsync(FakeServer server, string[] lines, params string[] arguments)
    {
        TypedInput input = new(lines);
        string[] all = [.. arguments, "--no-color"];
        CliResult result = await RunAsync(server, input, all, [], TestContext.Current.CancellationToken);
        input.AllTyped.ShouldBeTrue(result.Out + result.Error);
        return result;
    }

    /// <summary>As in a script that pipes something in.</summary>
    public static Task<CliResult> FedAsync(FakeServer server, string input, params string[] arguments)
    {
        Terminal changed(Terminal terminal) =>
            terminal with
            {
                StandardInput = () => new MemoryStream(Encoding.UTF8.GetBytes(input)),
            };
        return RunAsync(server, null, arguments, [], TestContext.Current.CancellationToken, changed);
    }

    public static async Task<CliResult> RunAsync(
        FakeServer? server,
        IAnsiConsoleInput? input,
        string[] arguments,
        Dictionary<string, string> variables,
        CancellationToken cancellation,
        Func<Terminal, Terminal>? change = null
    )
    {
        using StringWriter output = new();
        using StringWriter error = new();
        Terminal terminal = new()
        {
            Out = TextWriter.Synchronized(output),
            Error = TextWriter.Synchronized(error),
            InputIsTerminal = input is not null,
            OutputIsTerminal = input is not null,
            ErrorIsTerminal = false,
            Input = input,
            Clock = new ImpatientClock(),
            Variable = name => variables.GetValueOrDefault(name),
        };
        string[] all = server is null ? arguments : [.. arguments, "--server", server.Address];
        int code = await CliApplication.RunAsync(all, change?.Invoke(terminal) ?? terminal, cancellation);
        return new CliResult(code, output.ToString(), error.ToString());
    }
}
