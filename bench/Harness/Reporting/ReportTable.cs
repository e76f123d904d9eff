namespace PublisherMigration.Harness.Reporting;

internal sealed record ReportTable(
    string Title,
    string Note,
    IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows
);
