namespace PublisherMigration.Application.Common.Persistence;

/// <summary>Some changes of the feed as they are sent.</summary>
/// <param name="Encoded">
/// The changes one after the other, each as field 1 of a protobuf message: tag, length, <c>publishermigration.v1.Change</c>.
/// </param>
/// <param name="Count">How many they are.</param>
/// <param name="CompleteTo">Every matching change up to this position is among them or was before.</param>
/// <param name="IsLast">Whether the head was reached.</param>
public sealed record FeedPage(ReadOnlyMemory<byte> Encoded, int Count, long CompleteTo, bool IsLast);
