using System.Globalization;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering;

internal static class SummaryView
{
    public static void Write(Display display, SummarizeMigrationsResponse summary)
    {
        display.Table(
            ["STATE", "ACCOUNTS"],
            summary
                .States.Select(static count => new[] { ProtoName.Of(count.State), Number(count.Accounts) })
                .Append(["total", Number(summary.Total)])
        );
        if (summary.Reasons.Count > 0)
        {
            display.Line();
            display.Table(
                ["REASON", "ACCOUNTS"],
                summary.Reasons.Select(static count => new[] { ProtoName.Of(count.Reason), Number(count.Accounts) })
            );
        }
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
