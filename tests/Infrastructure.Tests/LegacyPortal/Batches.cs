using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.LegacyPortal;

/// <summary>Changes as they are delivered.</summary>
internal static class Batches
{
    public const string Feed = "3d6f0a52-4b0e-4a53-9b7f-6a1f0c2d3e01";
    public const string NewFeed = "9c1b7e44-0a3d-4c7e-8f55-1b2a3c4d5e02";
    public static readonly Principal Olga = Principal.WorkAccount(EmailAddress.Parse("olga@contoso.com"));
    public static readonly Principal Dev = Principal.WorkAccount(EmailAddress.Parse("dev@contoso.com"));
    public static readonly AccountSettings Settings = new("Contoso", "office@contoso.com", SupportUri: null);

    public static AccountBatch Batch(
        string id,
        long after,
        IEnumerable<(long Sequence, ChangeBody Body)> changes,
        string? feed = null
    ) =>
        new(
            feed ?? Feed,
            Fleet.Id(id),
            after,
            [.. changes.Select(change => Change(Fleet.Id(id), change.Sequence, change.Body))]
        );

    public static AccountBatch Question(string id, long after, string? feed = null) => Batch(id, after, [], feed);

    public static AccountBatch CutOver(string id, string? feed = null) =>
        Batch(id, 0, [(1, Migrated(Fleet.Id(id)))], feed);

    public static AccountMigrated Migrated(PublisherId id) =>
        new(
            id,
            "pca-1",
            [Member.InPartnerCenter(Olga, PartnerCenterRoles.Manager), Guest(1)],
            [],
            [],
            Settings,
            Fleet.Now
        );

    public static AccountRestated Restated(string name = "Restated") =>
        new(
            [
                Member.InPartnerCenter(Olga, PartnerCenterRoles.Owner),
                Member.InPartnerCenter(Dev, PartnerCenterRoles.Developer),
            ],
            new AccountSettings(name, ContactEmail: null, "https://contoso.com"),
            "pca-2"
        );

    /// <summary>A member without a legacy role.</summary>
    private static Member Guest(int number) =>
        Member.InPartnerCenter(
            Principal.WorkAccount(EmailAddress.Parse($"guest{number}@contoso.com")),
            PartnerCenterRoles.Marketer
        );

    private static RecordedChange Change(PublisherId id, long sequence, ChangeBody body) =>
        new(
            new ChangeDraft(
                id,
                sequence,
                ChangeCause.Recorded,
                Guid.NewGuid(),
                sequence,
                OccurredTime: null,
                Initiator.System,
                body,
                PreviousSettings: body is SettingsChanged ? Settings : null
            ),
            sequence,
            Fleet.Now
        );
}
