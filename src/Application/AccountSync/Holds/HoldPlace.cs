using System.Globalization;

namespace PublisherMigration.Application.AccountSync.Holds;

/// <summary>A place in the list of holds: newest first, by id where two are of the same instant.</summary>
public sealed record HoldPlace(DateTimeOffset CreateTime, Guid Id)
{
    public static HoldPlace Parse(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var ticks = long.Parse(text.AsSpan(0, space), CultureInfo.InvariantCulture);
        return new HoldPlace(new DateTimeOffset(ticks, TimeSpan.Zero), Guid.ParseExact(text.AsSpan(space + 1), "D"));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{CreateTime.UtcTicks} {Id:D}");
}
