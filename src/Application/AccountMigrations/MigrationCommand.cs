using MediatR;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Inputs;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>What every command on a migration carries.</summary>
public abstract record MigrationCommand : IRequest<AccountMigrationView>
{
    public required string PublisherId { get; init; }

    /// <summary>The owner on whose behalf; an operator may leave it out.</summary>
    public ActorInput? Actor { get; init; }

    public required Caller Caller { get; init; }

    /// <summary>A UUID that makes the call repeatable, or empty.</summary>
    public string RequestId { get; init; } = string.Empty;

    /// <summary>Names the method and the body without the request id; equal for a repetition.</summary>
    public byte[] Fingerprint { get; init; } = [];

    /// <summary>As last read, or empty.</summary>
    public string Etag { get; init; } = string.Empty;
}
