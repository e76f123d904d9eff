using System.Runtime.InteropServices;

namespace PublisherMigration.Sync.Model.Orders;

/// <summary>Which operations of a history have their place.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OperationSet(UInt128 Low, UInt128 High)
{
    public const int Most = 256;
    private const int Half = Most / 2;

    public int Count => (int)(UInt128.PopCount(Low) + UInt128.PopCount(High));

    public bool Contains(int number) => ((number < Half ? Low : High) & Bit(number)) != 0;

    public OperationSet With(int number) =>
        number < Half ? this with { Low = Low | Bit(number) } : this with { High = High | Bit(number) };

    private static UInt128 Bit(int number) => UInt128.One << (number % Half);
}
