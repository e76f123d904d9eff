namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>A call to the legacy portal that is under way.</summary>
internal sealed class PortalCall(SentBatch[] batches, long beganAt, bool isProbe)
{
    public SentBatch[] Batches { get; } = batches;

    /// <summary>On the monotonic clock.</summary>
    public long BeganAt { get; } = beganAt;

    public bool IsProbe { get; } = isProbe;

    /// <summary>It takes so long that another call may take its place.</summary>
    public bool IsSlow { get; set; }
}
