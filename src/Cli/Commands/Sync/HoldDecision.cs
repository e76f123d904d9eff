using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands.Sync;

/// <summary>What an operator decides on, and why.</summary>
internal sealed record HoldDecision(string PublisherId, string HoldId, string Digest, Actor? Actor, string Note);
