using PublisherMigration.Domain.AccountSync;

namespace PublisherMigration.Application.Common.Persistence;

/// <summary>Some accounts as they were at one position of the feed.</summary>
/// <param name="Rosters">In the order of their numbers; without those that were not migrated yet.</param>
/// <param name="LastAccount">The number up to which all accounts were looked at.</param>
/// <param name="IsLast">Whether there are no more.</param>
/// <param name="IsWhole">
/// No: a change that has to be undone is no longer kept, and the position can no longer be told.
/// </param>
public sealed record RosterPage(IReadOnlyList<AccountRoster> Rosters, long LastAccount, bool IsLast, bool IsWhole);
