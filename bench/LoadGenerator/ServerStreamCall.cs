using System.Net;

namespace PublisherMigration.LoadGenerator;

/// <summary>A call that is answered by a stream.</summary>
public sealed record ServerStreamCall
{
    public required IPEndPoint Server { get; init; }

    /// <summary>The method as in <c>/package.Service/Method</c>.</summary>
    public required string Path { get; init; }

    public required byte[] Request { get; init; }

    public required MessageTaker Take { get; init; }

    /// <summary>Whether the reader has what it wants of a stream that never ends by itself.</summary>
    public Func<bool> IsEnough { get; init; } = () => false;

    /// <summary>How long a silent stream is waited for.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);
}
