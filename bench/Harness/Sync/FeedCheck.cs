using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Harness.Sync;

/// <summary>Takes the feed apart with the generated parser: every account's sequences without a gap, positions rising.</summary>
internal sealed class FeedCheck
{
    private readonly Dictionary<string, long> sequences = new(StringComparer.Ordinal);
    private long position;

    public long Changes { get; private set; }

    public void Take(ReadOnlySpan<byte> message)
    {
        foreach (var change in WatchChangesResponse.Parser.ParseFrom(message).Changes)
        {
            var expected = sequences.GetValueOrDefault(change.PublisherId) + 1;
            if (change.Sequence != expected || change.Position <= position)
            {
                throw new BenchException(
                    $"the feed should have sequence {expected} after position {position}: {change}"
                );
            }

            sequences[change.PublisherId] = expected;
            position = change.Position;
            Changes++;
        }
    }
}
