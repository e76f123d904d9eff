using PublisherMigration.Domain.AccountSync;

namespace PublisherMigration.Infrastructure.Persistence.Packing;

/// <summary>The stored form of the first change of an account.</summary>
internal sealed record AccountMigratedDetail(
    string PublisherId,
    string PartnerCenterAccountId,
    IReadOnlyList<MemberDetail> Members,
    IReadOnlyList<MappingDetail> Mappings,
    IReadOnlyList<LossDetail> Losses,
    long Time
)
{
    /// <summary>In <c>account_changes.kind</c>.</summary>
    public const int Kind = 1;

    public static AccountMigratedDetail Of(AccountMigrated change) =>
        new(
            change.PublisherId.Value,
            change.PartnerCenterAccountId,
            [
                .. change.Members.Select(static m => new MemberDetail(
                    m.Principal.Identity,
                    (int?)m.LegacyRole,
                    (int)m.PartnerCenterRoles
                )),
            ],
            [.. change.Mappings.Select(DetailsCodec.Of)],
            [.. change.Losses.Select(DetailsCodec.Of)],
            Micros.Of(change.Time)
        );
}
