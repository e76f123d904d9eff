using System.Globalization;

namespace PublisherMigration.Cli.Rendering.Sync;

internal static class NumberText
{
    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A sequence of an account, as in #12; empty for none.</summary>
    public static string Sequence(long sequence) => sequence == 0 ? "" : $"#{Of(sequence)}";

    /// <summary>Empty for 0, which says in the contract that there is none.</summary>
    public static string UnlessZero(long number) => number == 0 ? "" : Of(number);

    public static string Counted(long number, string one) => number == 1 ? $"1 {one}" : $"{Of(number)} {one}s";
}
