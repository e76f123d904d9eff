using AutoMapper;
using PublisherMigration.Domain.AccountMigrations;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>
/// What of the read model is the entity's own. Names of tenants and losses come from facts: see <see cref="MigrationViews"/>.
/// </summary>
internal sealed class AccountMigrationProfile : Profile
{
    public AccountMigrationProfile()
    {
        CreateMap<AccountMigration, AccountMigrationView>()
            .ForMember(view => view.PublisherId, map => map.MapFrom(entity => entity.PublisherId.Value))
            .ForMember(view => view.Requirements, map => map.MapFrom(entity => entity.Requirements))
            .ForMember(view => view.Etag, map => map.MapFrom(entity => Etag.Of(entity)))
            .ForMember(view => view.WorkEmails, map => map.Ignore())
            .ForMember(view => view.Tenant, map => map.Ignore())
            .ForMember(view => view.Losses, map => map.Ignore())
            .ForMember(view => view.LossDigest, map => map.Ignore());
    }
}
