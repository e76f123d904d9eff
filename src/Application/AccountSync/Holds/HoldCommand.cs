using MediatR;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Domain.AccountSync;

namespace PublisherMigration.Application.AccountSync.Holds;

/// <summary>An operator's decision on what the mass-removal guard holds.</summary>
public abstract record HoldCommand : IRequest<Hold>
{
    public required string PublisherId { get; init; }

    public required string HoldId { get; init; }

    /// <summary>Names exactly what the operator has seen.</summary>
    public required string Digest { get; init; }

    public ActorInput? Actor { get; init; }

    /// <summary>Why, for the audit.</summary>
    public string Note { get; init; } = string.Empty;

    public required Caller Caller { get; init; }
}
