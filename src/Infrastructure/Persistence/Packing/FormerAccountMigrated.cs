namespace PublisherMigration.Infrastructure.Persistence.Packing;

/// <summary>The form in which schema 1 stored the first change of an account.</summary>
internal sealed record FormerAccountMigrated(
    string PublisherId,
    string PartnerCenterAccountId,
    IReadOnlyList<MemberDetail> Members,
    IReadOnlyList<MappingDetail> Mappings,
    IReadOnlyList<LossDetail> Losses,
    long Time
);
