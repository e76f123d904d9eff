using MediatR;
using Microsoft.Extensions.DependencyInjection;
using PublisherMigration.Api.Tests.Feed;
using PublisherMigration.Api.Tests.Outside;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Api.Tests.Sync;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Contracts.V1;
using static PublisherMigration.Api.Tests.Sync.PartnerCenter;
using CompactFeed = PublisherMigration.Application.AccountSync.Feed.CompactFeed;

namespace PublisherMigration.Api.Tests.Reasons;

/// <summary>
/// For each reason of account sync a call that is refused for it, in a service whose feed keeps a single change.
/// </summary>
internal sealed class SyncProvocations(RunningService service, RunningService elsewhere, LegacyPortalDouble legacy)
{
    private readonly PartnerCenter _source = new(service);

    private AccountSyncService.AccountSyncServiceClient Client => _source.Client;

    private Grpc.Core.CallOptions Options => service.Portal.Options;

    public IReadOnlyDictionary<ErrorReason, Func<Task>> All =>
        new Dictionary<ErrorReason, Func<Task>>
        {
            [ErrorReason.NotMigrated] = async () =>
            {
                var id = Ids.Next();
                await service.Portal.ImportAsync(World.Account(id, World.AlderMpn, Who.Mara.Owner()));
                await _source.RecordAsync(id, Removed(Who.Mara, version: 1));
            },
            [ErrorReason.ChangeIdReused] = async () =>
            {
                var (id, change) = (await _source.MigratedAsync(), Removed(Dev(1), version: 1));
                await _source.RecordAsync(id, change);
                await _source.RecordAsync(id, World.With(change.Clone(), c => c.SourceVersion = 2));
            },
            [ErrorReason.RosterIncomplete] = () => _source.ReportAsync("x", 1, Roster(1), complete: false),
            [ErrorReason.RosterEmpty] = () => _source.ReportAsync("x", 1, []),
            [ErrorReason.RosterTooLarge] = () => _source.ReportAsync("x", 1, Roster(Enumerable.Range(1, 10_000))),
            [ErrorReason.ManagedInPartnerCenter] = async () =>
                await _source.SubmitAsync(
                    await _source.MigratedAsync(),
                    new() { MemberRemoved = new() { Principal = Dev(1) } }
                ),
            [ErrorReason.HoldNotFound] = async () =>
                await _source.ApproveAsync(World.With(await HeldAsync(), h => h.HoldId = Ids.NewRequest())),
            [ErrorReason.HoldAlreadyDecided] = async () =>
            {
                var hold = await HeldAsync();
                await _source.ApproveAsync(hold);
                await _source.RejectAsync(hold);
            },
            [ErrorReason.HoldDigestStale] = async () =>
                await _source.ApproveAsync(World.With(await HeldAsync(), h => h.Digest = "another")),
            [ErrorReason.LegacyPortalUnavailable] = async () =>
            {
                var id = await _source.MigratedAsync();
                legacy.IsDown = true;
                try
                {
                    await Client.GetDriftReportAsync(new() { PublisherId = id }, Options);
                }
                finally
                {
                    legacy.IsDown = false;
                }
            },
            [ErrorReason.DriftDigestStale] = async () =>
                await Client.RepairDriftAsync(
                    new() { PublisherId = await _source.MigratedAsync(), Digest = "another" },
                    Options
                ),
            [ErrorReason.SubscriptionNotFound] = async () =>
                await Client.GetSubscriptionAsync(new() { SubscriptionId = "nobody" }, Options),
            [ErrorReason.SubscriptionAlreadyExists] = async () =>
            {
                await SubscribeAsync("twice");
                await SubscribeAsync("twice", "another-filter");
            },
            [ErrorReason.SubscriptionTakenOver] = async () =>
            {
                await SubscribeAsync("taken");
                using var first = FeedReader.Of(service, "taken");
                await first.NextAsync();
                using var second = FeedReader.Of(service, "taken");
                await second.NextAsync();
                await first.BookmarkAsync(static _ => false);
            },
            [ErrorReason.FeedRestored] = async () =>
            {
                using var theirs = FeedReader.From(elsewhere, WatchStart.Now);
                await theirs.NextAsync();
                using var ours = FeedReader.After(service, theirs.Token);
                await ours.NextAsync();
            },
            [ErrorReason.PositionCompacted] = async () =>
            {
                using var early = FeedReader.From(service, WatchStart.Now);
                await early.NextAsync();
                await CompactedAsync();
                using var late = FeedReader.After(service, early.Token);
                await late.NextAsync();
            },
            [ErrorReason.SubscriptionLost] = async () =>
            {
                await SubscribeAsync("slow");
                await CompactedAsync();
                using var late = FeedReader.Of(service, "slow");
                await late.NextAsync();
            },
        };

    private async Task SubscribeAsync(string id, params string[] publishers) =>
        await Client.CreateSubscriptionAsync(
            new()
            {
                SubscriptionId = id,
                From = WatchStart.Now,
                PublisherIds = { publishers },
            },
            Options
        );

    private async Task<Hold> HeldAsync()
    {
        var id = await _source.MigratedAsync(developers: 9);
        await _source.ReportAsync(id, version: 1, Roster());
        return await _source.OpenHoldAsync(id);
    }

    /// <summary>Changes come and go, until what is kept begins after every place of before.</summary>
    private async Task CompactedAsync()
    {
        var changes = service.Services.GetRequiredService<IChangeFeedReader>();
        var before = changes.Head;
        await Eventually.BecomeAsync(
            async () =>
            {
                // Only what is delivered goes.
                await _source.MigratedAsync();
                await service
                    .Services.GetRequiredService<ISender>()
                    .Send(new CompactFeed(), TestContext.Current.CancellationToken);
                return changes.CompactedTo;
            },
            compactedTo => compactedTo > before
        );
    }
}
