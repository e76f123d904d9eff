using Microsoft.Extensions.Options;
using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.LegacyPortal;
using PublisherMigration.Infrastructure.Tests.Support;
using PublisherMigration.LegacyPortal.Double;

namespace PublisherMigration.Infrastructure.Tests.LegacyPortal;

/// <summary>
/// The embedded portal and the double over gRPC are two hands' readings of one contract: under the same calls, sensible or
/// not, they answer the same and have the same.
/// </summary>
public sealed class SameAsOverTheWireTests
{
    private static readonly string[] Ids = ["acme", "beta", "gamma"];
    private static readonly string[] Feeds = [Batches.Feed, Batches.NewFeed];

    private static readonly PartnerCenterRoles[] Roles =
    [
        PartnerCenterRoles.Owner,
        PartnerCenterRoles.Manager,
        PartnerCenterRoles.Developer,
        PartnerCenterRoles.Marketer,
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task RandomCalls_AreAnsweredTheSame(int seed)
    {
        await using var store = TestStore.Open();
        await using var portal = await LegacyPortalDouble.StartAsync();
        using var remote = new GrpcLegacyPortal(
            Options.Create(new LegacyPortalOptions { Address = portal.Address.ToString() }),
            TimeProvider.System
        );
        var embedded = store.Get<ILegacyPortal>();
        var random = new Random(seed);
        var applied = 0;
        for (var call = 0; call < 300; call++)
        {
            var batch = NextBatch(random);

            var here = (await embedded.ApplyChangesAsync([batch], Cancellation)).ShouldHaveSingleItem();
            var there = (await remote.ApplyChangesAsync([batch], Cancellation)).ShouldHaveSingleItem();

            var what = $"call {call}: {batch.PublisherId} after {batch.AfterSequence}, {batch.Changes.Count} changes";
            (here.Failure?.Kind, here.Failure?.Code).ShouldBe((there.Failure?.Kind, there.Failure?.Code), what);
            (here with { Failure = null }).ShouldBe(there with { Failure = null }, what);
            applied += here.AppliedSequence > 0 ? 1 : 0;
            await HaveTheSameAsync(embedded, remote, batch, what);
        }

        applied.ShouldBeGreaterThan(50);
    }

    private static async Task HaveTheSameAsync(
        ILegacyPortal embedded,
        GrpcLegacyPortal remote,
        AccountBatch batch,
        string what
    )
    {
        var here = await embedded.GetRosterAsync(batch.FeedId, batch.PublisherId, Cancellation);
        var there = await remote.GetRosterAsync(batch.FeedId, batch.PublisherId, Cancellation);
        (here is null).ShouldBe(there is null, what);
        if (here is not null && there is not null)
        {
            (here.FeedId, here.AppliedSequence, here.Settings).ShouldBe(
                (there.FeedId, there.AppliedSequence, there.Settings),
                what
            );
            here.Members.ToDictionary().ShouldBe(there.Members.ToDictionary(), ignoreOrder: true, what);
        }
    }

    private static AccountBatch NextBatch(Random random)
    {
        var id = Ids[random.Next(Ids.Length)];
        var sequence = random.Next(10) == 0 ? random.Next(1, 60) : random.Next(1, 9);
        var changes = new List<(long, ChangeBody)>();
        var count = random.Next(6);
        for (var i = 0; i < count; i++)
        {
            var isRestatement = random.Next(7) == 0;
            sequence += isRestatement && i > 0 ? random.Next(4) : 0;
            changes.Add(
                (sequence, isRestatement ? Batches.Restated($"Name {sequence}") : NextBody(random, id, sequence))
            );
            sequence++;
        }

        var after = Math.Max(0, (count == 0 ? sequence : changes[0].Item1) - 1 - random.Next(2));
        return Batches.Batch(id, after, changes, Feeds[random.Next(8) == 0 ? 1 : 0]);
    }

    private static ChangeBody NextBody(Random random, string id, long sequence)
    {
        var member = random.Next(2) == 0 ? Batches.Olga : Batches.Dev;
        var roles = Roles[random.Next(Roles.Length)];
        return (sequence, random.Next(4)) switch
        {
            (1, _) => Batches.Migrated(Fleet.Id(id)),
            (_, 0) => new MemberAdded(member, roles),
            (_, 1) => new MemberRemoved(member),
            (_, 2) => new MemberRolesChanged(member, roles),
            _ => new SettingsChanged(
                (SettingsFields)random.Next(1, 8),
                new AccountSettings(
                    $"Name {sequence}",
                    random.Next(2) == 0 ? null : "x@contoso.com",
                    "https://x.example"
                )
            ),
        };
    }
}
