using System.Globalization;
using PublisherMigration.Cli.Importing;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering;

/// <summary>Counts of every file, then what was not taken.</summary>
internal static class ImportView
{
    public static void Write(Display display, IReadOnlyCollection<ImportResult> results)
    {
        display.Table(
            ["FILE", "RECEIVED", "CREATED", "UPDATED", "UNCHANGED", "REJECTED", "UNREADABLE"],
            results.Select(Counts)
        );
        List<string[]> rejections =
        [
            .. results.SelectMany(static result => result.Rejections.Select(rejection => Row(result, rejection))),
        ];
        if (rejections.Count == 0)
        {
            return;
        }

        display.Line();
        display.Table(["LINE", "ID", "REASON", "MESSAGE"], rejections);
        long all = results.Sum(static result => result.Summary.Rejected + result.Unreadable);
        if (all > rejections.Count)
        {
            display.Line(
                string.Create(CultureInfo.InvariantCulture, $"… and {all - rejections.Count} more."),
                Tone.Warning
            );
        }
    }

    private static string[] Counts(ImportResult result)
    {
        ImportSummary summary = result.Summary;
        long[] counts =
        [
            summary.Received,
            summary.Created,
            summary.Updated,
            summary.Unchanged,
            summary.Rejected,
            result.Unreadable,
        ];
        return [result.File, .. counts.Select(static count => count.ToString("N0", CultureInfo.InvariantCulture))];
    }

    private static string[] Row(ImportResult result, Rejection rejection) =>
        [
            string.Create(CultureInfo.InvariantCulture, $"{result.File}:{rejection.Line}"),
            rejection.Id,
            rejection.Reason,
            rejection.Message,
        ];
}
