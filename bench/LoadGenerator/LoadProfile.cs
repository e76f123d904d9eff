using System.Net;

namespace PublisherMigration.LoadGenerator;

/// <summary>Closed-loop load on one unary method: every stream sends its next call when the answer has come.</summary>
public sealed record LoadProfile
{
    public required IPEndPoint Server { get; init; }

    /// <summary>The method as in <c>/package.Service/Method</c>.</summary>
    public required string Path { get; init; }

    /// <summary>What is sent: drawn at random, or by <see cref="Lanes"/>.</summary>
    public required CallBodies Bodies { get; init; }

    /// <summary>
    /// For each stream of each connection the bodies that it alone sends, in their order and each once: for calls that must
    /// not be in flight together. A stream whose bodies are used up stays idle; the run ends when all are.
    /// </summary>
    public Range[]? Lanes { get; init; }

    /// <summary>The answer must be the very message that was sent.</summary>
    public bool AnswerIsRequest { get; init; }

    /// <summary>With what each answer's message must begin: at most eight octets.</summary>
    public byte[] AnswerStart { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Metadata { get; init; } = [];

    public int Connections { get; init; } = 8;

    /// <summary>Calls in flight on each connection.</summary>
    public int Streams { get; init; } = 16;

    /// <summary>Runs before the measurement and is not counted.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(3);

    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Ends the run early, so that a run is bounded in count too.</summary>
    public long MaxCalls { get; init; } = 100_000_000;

    /// <summary>How long a silent connection is waited for.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);
}
