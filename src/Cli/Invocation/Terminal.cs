using Spectre.Console;

namespace PublisherMigration.Cli.Invocation;

/// <summary>Everything the tool touches outside itself, so that tests run many of it side by side in one process.</summary>
internal sealed record Terminal
{
    public required TextWriter Out { get; init; }
    public required TextWriter Error { get; init; }
    public bool InputIsTerminal { get; init; }
    public bool OutputIsTerminal { get; init; }
    public bool ErrorIsTerminal { get; init; }
    public Func<string, string?> Variable { get; init; } = static _ => null;
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where keys come from; unset: from the keyboard.</summary>
    public IAnsiConsoleInput? Input { get; init; }

    /// <summary>Whether a terminal understands escape codes; by default the environment says so.</summary>
    public AnsiSupport Ansi { get; init; } = AnsiSupport.Detect;

    /// <summary>What a file named `-` holds.</summary>
    public Func<Stream> StandardInput { get; init; } = Console.OpenStandardInput;

    public static Terminal OfProcess() =>
        new()
        {
            Out = Console.Out,
            Error = Console.Error,
            InputIsTerminal = !Console.IsInputRedirected,
            OutputIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            Variable = Environment.GetEnvironmentVariable,
        };
}
