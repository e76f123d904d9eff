using PublisherMigration.Harness.Sync;

namespace PublisherMigration.Harness.Reporting;

/// <summary>A run of unary writes; the comparator delivers nothing.</summary>
internal sealed record RecordFigures(UnaryFigures Calls, DeliveryLag? Delivery)
{
    public static IReadOnlyList<string> Columns { get; } = [.. UnaryFigures.Columns, .. DeliveryLag.Columns];

    public double PerSecond => Calls.Result.CallsPerSecond;

    public string[] Row(int round) => [.. Calls.Row(round), .. Delivery?.Cells ?? ["", ""]];

    public override string ToString() => Delivery is null ? $"{Calls}" : $"{Calls}, {Delivery}";
}
