using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountMigrations;

/// <summary>
/// What a command on a migration is decided on: the account, the facts as of one instant, who asks and when. No actor: an
/// operator, for whom rules 1, 2 and 13 are waived.
/// </summary>
public sealed record MigrationCase(
    PublisherAccount Account,
    IDirectoryFacts Facts,
    Actor? Actor,
    string CallingService,
    DateTimeOffset Now
)
{
    public bool ByOperator => Actor is null;

    public Initiator Initiator => new(CallingService, Actor?.Principal);
}
