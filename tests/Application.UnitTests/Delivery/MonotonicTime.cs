namespace PublisherMigration.Application.UnitTests.Delivery;

/// <summary>A monotonic clock that a test moves; the time of day runs along with it, or jumps by itself.</summary>
internal sealed class MonotonicTime : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private TimeSpan _elapsed = TimeSpan.FromDays(1);
    private TimeSpan _jump;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _elapsed.Ticks;

    public override DateTimeOffset GetUtcNow() => Start + _elapsed + _jump;

    public void Advance(TimeSpan by) => _elapsed += by;

    /// <summary>Somebody sets the clock.</summary>
    public void Jump(TimeSpan by) => _jump += by;
}
