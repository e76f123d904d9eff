namespace PublisherMigration.Application.Common.Persistence;

/// <summary>Where a remembered change id lies.</summary>
/// <param name="AccountNo">Its account.</param>
/// <param name="ChangeId">Its octets.</param>
public sealed record ChangeMemoryKey(long AccountNo, ReadOnlyMemory<byte> ChangeId)
{
    /// <summary>Before the first.</summary>
    public static readonly ChangeMemoryKey Start = new(0, ReadOnlyMemory<byte>.Empty);
}
