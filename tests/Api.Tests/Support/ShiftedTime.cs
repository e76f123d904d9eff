namespace PublisherMigration.Api.Tests.Support;

/// <summary>The system's time, moved on as a test says; timers run as ever.</summary>
public sealed class ShiftedTime : TimeProvider
{
    private long _ticks;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _ticks));
}
