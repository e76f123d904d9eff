using System.Globalization;
using System.Text;

namespace PublisherMigration.Harness.Reporting;

/// <summary>The report: the ratios, every run behind them, and what they were measured on.</summary>
internal static class Markdown
{
    private static readonly string[] RatioColumns =
    [
        "#",
        "work",
        "measure",
        "ours",
        "comparator",
        "ratio",
        "range",
        "goal",
        "",
    ];

    public static string Of(IEnumerable<string> facts, IReadOnlyList<GoalReport> reports)
    {
        var text = new StringBuilder("# Measured side by side\n\n");
        text.Append("Medians over the rounds; the ratio is the median of the ratios of the pairs.\n\n");
        Append(text, RatioColumns, reports.SelectMany(report => report.Verdicts).Select(Row));
        foreach (var runs in reports.Select(report => report.Runs))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {runs.Title}\n\n{runs.Note}\n\n");
            Append(text, runs.Columns, runs.Rows);
        }

        text.Append("\n## Measured on\n\n");
        text.AppendJoin("", facts.Select(fact => $"- {fact}\n"));
        return text.ToString();
    }

    private static string[] Row(Verdict verdict) =>
        [
            verdict.Goal,
            verdict.Work,
            verdict.Measure,
            verdict.Rounds.Select(round => round.Ours).Median().Fraction(),
            verdict.Rounds.Select(round => round.Theirs).Median().Fraction(),
            $"**{verdict.Ratio.Fraction()}**",
            $"{verdict.Ratios.Min().Fraction()}–{verdict.Ratios.Max().Fraction()}",
            $"{(verdict.IsFloor ? '≥' : '≤')} {verdict.Bound.ToString(CultureInfo.InvariantCulture)}",
            verdict.IsMet ? "met" : "not met",
        ];

    private static void Append(
        StringBuilder text,
        IReadOnlyList<string> columns,
        IEnumerable<IReadOnlyList<string>> rows
    )
    {
        Append(text, columns);
        Append(text, [.. columns.Select(_ => "---")]);
        foreach (var row in rows)
        {
            Append(text, row);
        }
    }

    private static void Append(StringBuilder text, IReadOnlyList<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
