using PublisherMigration.Domain.AccountSync;

namespace PublisherMigration.Application.AccountSync.Recording;

/// <summary>What became of a roster, and the hold that has or had it, as it stands now.</summary>
public sealed record RosterAnswer(RosterDecision Decision, HoldReference? Hold);
