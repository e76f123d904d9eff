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
        RejectionTable.Write(
            display,
            [.. results.SelectMany(static result => result.Rejections.Select(entry => (result.File, entry)))],
            results.Sum(static result => result.Summary.Rejected + result.Unreadable)
        );
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
}
