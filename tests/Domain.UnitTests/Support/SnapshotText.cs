using System.Globalization;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.UnitTests.Support;

/// <summary>All that is stored of a migration and its account in one text, to compare by content.</summary>
internal static class SnapshotText
{
    public static string Of(World world) => Of(world.Migration.Snapshot()) + Of(world.Account);

    public static string Of(AccountMigrationSnapshot snapshot) =>
        string.Join(
            '\n',
            snapshot with
            {
                WorkEmails = [],
                Requirements = [],
                CutOver = null,
            },
            Time(snapshot.ReviewTime),
            Time(snapshot.CreateTime),
            Time(snapshot.UpdateTime),
            Time(snapshot.CompleteTime),
            string.Join(';', snapshot.WorkEmails),
            string.Join(';', snapshot.Requirements.Select(Of)),
            string.Join(';', snapshot.CutOver?.Mappings ?? []),
            string.Join(';', snapshot.CutOver?.Losses ?? [])
        );

    public static string Of(PublisherAccount account) =>
        string.Join(
            '\n',
            account.Id,
            account.DisplayName,
            account.MpnId,
            account.Authority,
            Time(account.UpdateTime),
            string.Join(';', account.Members)
        );

    public static string Of(Requirement requirement) =>
        $"{requirement.Kind} {requirement.State} {requirement.Violation?.Reason} "
        + string.Join(
            ',',
            (requirement.Violation?.Metadata ?? new Dictionary<string, string>(StringComparer.Ordinal))
                .OrderBy(static word => word.Key, StringComparer.Ordinal)
                .Select(static word => $"{word.Key}={word.Value}")
        );

    private static string? Time(DateTimeOffset? time) => time?.ToString("O", CultureInfo.InvariantCulture);
}
