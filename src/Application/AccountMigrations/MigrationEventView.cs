using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations.Events;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>One entry of the audit trail.</summary>
public sealed record MigrationEventView
{
    public required string PublisherId { get; init; }

    public required long Position { get; init; }

    public required MigrationEventKind Kind { get; init; }

    public required Initiator Initiator { get; init; }

    public required DateTimeOffset Time { get; init; }

    public MigrationState? From { get; init; }

    public required MigrationState To { get; init; }

    public required IReadOnlyList<Reason> Reasons { get; init; }

    public required int Attempt { get; init; }

    public string? Note { get; init; }
}
