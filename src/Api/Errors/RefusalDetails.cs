using PublisherMigration.Contracts.V1;
using static Google.Rpc.BadRequest.Types;

namespace PublisherMigration.Api.Errors;

/// <summary>What a refusal tells beyond its reason and metadata.</summary>
public sealed record RefusalDetails
{
    /// <summary>REQUEST_INVALID: each fault by the proto path of its field.</summary>
    public IReadOnlyList<FieldViolation> Fields { get; init; } = [];

    /// <summary>REQUIREMENTS_OUTSTANDING: every requirement as it stands. Their texts are written here, in the caller's language.</summary>
    public IReadOnlyList<Requirement> Requirements { get; init; } = [];

    /// <summary>UNAVAILABLE and RESOURCE_EXHAUSTED: when to try again, where the thrower knows better than the default.</summary>
    public TimeSpan? RetryDelay { get; init; }
}
