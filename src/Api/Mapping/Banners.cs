using PublisherMigration.Api.Texts;
using PublisherMigration.Application.AccountMigrations;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Mapping;

internal static class Banners
{
    public static Proto.Banner ToProto(this BannerView view, PartnerCenterLinks links, Language language)
    {
        var kind = (Proto.BannerKind)(int)view.Kind;
        var text = Localizer.Banner(kind, (Proto.MigrationState)(int)view.State, language);
        var banner = new Proto.Banner
        {
            Kind = kind,
            Title = text.Title,
            Text = text.Text,
            ActionLabel = text.ActionLabel,
            Action = (Proto.BannerAction)(int)view.Action,
        };
        foreach (var requirement in view.Requirements)
        {
            banner.Requirements.Add(requirement.ToProto(language));
        }

        foreach (var owner in view.Owners)
        {
            banner.Owners.Add(owner.ToProto());
        }

        if (view.PartnerCenterAccountId is { } account)
        {
            banner.PartnerCenterUri = links.Of(account);
        }

        return banner;
    }
}
