namespace PublisherMigration.Application.Common;

public static class Clock
{
    /// <summary>The present instant, no finer than it is stored: what a call answers is what a later one reads.</summary>
    public static DateTimeOffset Now(this TimeProvider time)
    {
        var now = time.GetUtcNow();
        return new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }
}
