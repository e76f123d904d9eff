using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Common.Persistence;

/// <summary>
/// An account with its migration, as loaded in a session. <see cref="Facts"/> are the session's, and remember for this
/// account what was asked of them.
/// </summary>
public sealed class LoadedMigration(
    PublisherAccount account,
    AccountMigration migration,
    IDirectoryFacts facts,
    byte[] factsHash,
    bool isNew = false
)
{
    public PublisherAccount Account { get; private set; } = account;

    public AccountMigration Migration { get; } = migration;

    public IDirectoryFacts Facts { get; } = facts;

    public byte[] FactsHash { get; private set; } = factsHash;

    public bool IsNew { get; } = isNew;

    /// <summary>Whether the account was replaced since it was loaded, so that its members need storing.</summary>
    public bool AccountReplaced { get; private set; } = isNew;

    public MigrationCase CaseOf(Actor? actor, string callingService, DateTimeOffset now) =>
        new(Account, Facts, actor, callingService, now);

    public MigrationCase CaseOfSystem(DateTimeOffset now) =>
        new(Account, Facts, Actor: null, Initiator.System.CallingService, now);

    public void ReplaceAccount(PublisherAccount imported, byte[] factsHash)
    {
        Account = imported;
        FactsHash = factsHash;
        AccountReplaced = true;
    }
}
