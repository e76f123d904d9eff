using System.Globalization;
using PublisherMigration.Cli.Importing;

namespace PublisherMigration.Cli.Rendering;

/// <summary>Lines that were not taken, the first of them at least.</summary>
internal static class RejectionTable
{
    /// <param name="all">How many there are.</param>
    public static void Write(
        Display display,
        IReadOnlyCollection<(string File, Rejection Rejection)> rejections,
        long all
    )
    {
        if (rejections.Count == 0)
        {
            return;
        }

        display.Line();
        display.Table(
            ["LINE", "ID", "REASON", "MESSAGE"],
            rejections.Select(static entry => Row(entry.File, entry.Rejection))
        );
        if (all > rejections.Count)
        {
            display.Line(
                string.Create(CultureInfo.InvariantCulture, $"… and {all - rejections.Count} more."),
                Tone.Warning
            );
        }
    }

    private static string[] Row(string file, Rejection rejection) =>
        [
            string.Create(CultureInfo.InvariantCulture, $"{file}:{rejection.Line}"),
            rejection.Id,
            rejection.Reason,
            rejection.Message,
        ];
}
