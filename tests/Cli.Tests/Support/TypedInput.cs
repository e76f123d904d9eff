using Spectre.Console;

namespace PublisherMigration.Cli.Tests.Support;

/// <summary>A keyboard on which these lines are typed. Asked for more, it fails: a wizard that asks too often is a defect.</summary>
internal sealed class TypedInput(IEnumerable<string> lines) : IAnsiConsoleInput
{
    private readonly Queue<ConsoleKeyInfo> keys = new(lines.SelectMany(static line => line.Select(Key).Append(Enter)));

    private static ConsoleKeyInfo Enter => new('\r', ConsoleKey.Enter, shift: false, alt: false, control: false);

    public bool AllTyped => keys.Count == 0;

    public bool IsKeyAvailable() => keys.Count > 0;

    public ConsoleKeyInfo? ReadKey(bool intercept) =>
        keys.TryDequeue(out ConsoleKeyInfo key) ? key : throw new InvalidOperationException("Nothing more is typed.");

    public Task<ConsoleKeyInfo?> ReadKeyAsync(bool intercept, CancellationToken cancellationToken) =>
        Task.FromResult(ReadKey(intercept));

    private static ConsoleKeyInfo Key(char c) => new(c, ConsoleKey.None, shift: false, alt: false, control: false);
}
