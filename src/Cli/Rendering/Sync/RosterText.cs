using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering.Sync;

/// <summary>An account of a snapshot on one line.</summary>
internal static class RosterText
{
    public static string Of(AccountRoster roster) =>
        string.Join(
            "  ",
            new[]
            {
                "SNAPSHOT",
                roster.PublisherId,
                NumberText.Sequence(roster.Sequence),
                NumberText.Counted(roster.Members.Count, "member"),
                roster.Settings?.DisplayName ?? "",
                roster.PartnerCenterAccountId,
            }.Where(static part => part.Length > 0)
        );
}
