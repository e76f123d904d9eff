using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering;

/// <summary>Many migrations, a line each.</summary>
internal static class MigrationTable
{
    public static void Write(Display display, IEnumerable<AccountMigration> migrations, bool withHeadings) =>
        display.Table(
            ["PUBLISHER", "STATE", "REASONS", "TENANT", "MPN ID", "UPDATED"],
            migrations.Select(Row),
            withHeadings
        );

    private static string[] Row(AccountMigration migration) =>
        [
            migration.PublisherId,
            ProtoName.Of(migration.State),
            ReasonList.Of(migration.Requirements.Select(static requirement => requirement.Reason)),
            migration.Tenant?.DisplayName ?? "",
            migration.MpnId,
            TimeText.Of(migration.UpdateTime),
        ];
}
