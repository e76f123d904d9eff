using System.Net;

namespace PublisherMigration.LoadGenerator;

/// <summary>Sends prepared messages on bidirectional streams of a method that answers each message with one.</summary>
public sealed record StreamProfile
{
    public required IPEndPoint Server { get; init; }

    /// <summary>The method as in <c>/package.Service/Method</c>.</summary>
    public required string Path { get; init; }

    public required CallBodies Messages { get; init; }

    /// <summary>The messages of each stream, sent in their order.</summary>
    public required IReadOnlyList<Range> Streams { get; init; }

    /// <summary>Throws when an answer is not as it should be.</summary>
    public required MessageTaker Check { get; init; }

    public int Connections { get; init; } = 4;

    /// <summary>Messages of one stream that may wait for their answers.</summary>
    public int MaxUnanswered { get; init; } = 8;

    /// <summary>How long a silent connection is waited for.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);
}
