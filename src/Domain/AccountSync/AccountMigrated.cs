using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountSync;

/// <summary>
/// The first change of every migrated account, sequence 1, written by the cut-over: through it the legacy portal turns
/// read-only and the lost members lose their role.
/// </summary>
public sealed record AccountMigrated(
    PublisherId PublisherId,
    string PartnerCenterAccountId,
    IReadOnlyList<Member> Members,
    IReadOnlyList<MemberMapping> Mappings,
    IReadOnlyList<Loss> Losses,
    AccountSettings Settings,
    DateTimeOffset Time
) : ChangeBody
{
    public const long Sequence = 1;
}
