using System.Globalization;
using System.Runtime.InteropServices;

namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>
/// Where a reader of the feed stands: everything up to a position was sent. In the middle of a snapshot of that position:
/// the accounts up to a number were.
/// </summary>
/// <param name="Position">Up to here; in a snapshot the position of which it is.</param>
/// <param name="AfterAccount">The number of the last account that was sent; <c>null</c> outside of a snapshot.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FeedPlace(long Position, long? AfterAccount = null)
{
    public bool IsInSnapshot => AfterAccount is not null;

    /// <summary>What a bookmark here says: in a snapshot nothing is complete yet.</summary>
    public long CompleteTo => IsInSnapshot ? 0 : Position;

    /// <summary>Whether a reader passes the other place first. A snapshot comes before the changes after it.</summary>
    public bool IsAfter(FeedPlace other) =>
        Position != other.Position
            ? Position > other.Position
            : (AfterAccount ?? long.MaxValue) > (other.AfterAccount ?? long.MaxValue);

    public static bool TryParse(ReadOnlySpan<char> text, out FeedPlace place)
    {
        place = default;
        var dot = text.IndexOf('.');
        if (!TryParse(dot < 0 ? text : text[..dot], out long position))
        {
            return false;
        }

        if (dot < 0)
        {
            place = new FeedPlace(position);
            return true;
        }

        if (!TryParse(text[(dot + 1)..], out long account))
        {
            return false;
        }

        place = new FeedPlace(position, account);
        return true;
    }

    /// <summary>As a token carries it and a subscription keeps it.</summary>
    public override string ToString() =>
        AfterAccount is { } account
            ? string.Create(CultureInfo.InvariantCulture, $"{Position}.{account}")
            : Position.ToString(CultureInfo.InvariantCulture);

    private static bool TryParse(ReadOnlySpan<char> text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
