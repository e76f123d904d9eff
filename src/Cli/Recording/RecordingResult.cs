using PublisherMigration.Cli.Importing;

namespace PublisherMigration.Cli.Recording;

/// <summary>
/// What became of a file of changes. Sent is answered and unanswered; unreadable lines were never sent; the rejections are of
/// both kinds, in the order of their lines, at most the first 1,000 of each.
/// </summary>
internal sealed record RecordingResult
{
    public required string File { get; init; }
    public required OutcomeCounts Counts { get; init; }
    public required long Sent { get; init; }
    public required long Unreadable { get; init; }
    public required IReadOnlyList<Rejection> Rejections { get; init; }
    public required string FeedId { get; init; }

    /// <summary>What ended it before its end.</summary>
    public Exception? Fault { get; init; }

    public long Unanswered => Sent - Counts.Answered;
    public long NotTaken => Counts.Refused + Unreadable;
}
