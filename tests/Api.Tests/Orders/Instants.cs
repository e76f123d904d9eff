namespace PublisherMigration.Api.Tests.Orders;

/// <summary>One instant after the other, for all callers.</summary>
internal sealed class Instants
{
    private long _last;

    public long Next() => Interlocked.Increment(ref _last);
}
