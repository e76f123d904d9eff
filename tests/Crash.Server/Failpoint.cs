using System.Globalization;
using PublisherMigration.Infrastructure.Persistence;

namespace PublisherMigration.Crash.Server;

/// <summary>What happens at a step of the store. Written <c>ACTION STEP PASS</c>, as in <c>Kill BeforeCommit 3</c>.</summary>
/// <param name="Action">What happens.</param>
/// <param name="Step">Where.</param>
/// <param name="Pass">At which pass, counted from 1 since it was armed.</param>
internal sealed record Failpoint(FailpointAction Action, StoreStep Step, int Pass)
{
    /// <summary>The environment variable with the failpoints, separated by semicolons.</summary>
    public const string Variable = "CRASH_AT";

    /// <exception cref="FormatException">No such failpoint: a test that names one must not run without it.</exception>
    public static IReadOnlyList<Failpoint> ParseAll(string? text) =>
        [
            .. (text ?? string.Empty)
                .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(Parse),
        ];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Action} {Step} {Pass}");

    private static Failpoint Parse(string text) =>
        text.Split(' ') is [var action, var step, var pass]
        && Enum.TryParse(action, out FailpointAction what)
        && Enum.TryParse(step, out StoreStep where)
        && int.TryParse(pass, NumberStyles.None, CultureInfo.InvariantCulture, out var when)
            ? new(what, where, when)
            : throw new FormatException($"'{text}' in {Variable} is no failpoint.");
}
