using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering;

internal static class BannerView
{
    public static void Write(Display display, Banner banner)
    {
        display.Line(banner.Title, banner.Kind == BannerKind.Migrated ? Tone.Good : Tone.Warning);
        display.Line(banner.Text);
        if (banner.ActionLabel.Length > 0)
        {
            display.Line($"[{banner.ActionLabel}] {banner.PartnerCenterUri}".TrimEnd());
        }

        RequirementTable.Write(display, banner.Requirements);
        if (banner.Owners.Count > 0)
        {
            display.Table(["OWNER"], banner.Owners.Select(static owner => new[] { PrincipalText.Of(owner) }));
        }
    }
}
