using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Delivery;

public sealed class StatusListTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_FiltersByStateAndHold_InOrderOfIds()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(12);
        await HoldAsync(delivering, "account-with-hold");
        ids = [.. ids, "account-with-hold"];
        delivering.Portal.Refuse(ids[4], 2, "NAME_TAKEN");
        delivering.Portal.Answer(ids[7], Grpc.Core.StatusCode.Internal);
        await delivering.AddMemberAsync(ids[4], "first@alder.example");
        await delivering.AddMemberAsync(ids[7], "first@alder.example");
        await delivering.BecomesAsync(ids[4], SyncState.Quarantined);
        await delivering.BecomesAsync(ids[7], SyncState.Retrying);
        await delivering.BecomesAsync(ids[^1], SyncState.InSync);

        var all = await delivering.ListAsync();

        all.Select(status => status.PublisherId).ShouldBe(ids.Order(StringComparer.Ordinal));
        (await IdsAsync(delivering, SyncState.Quarantined)).ShouldBe([ids[4]]);
        (await IdsAsync(delivering, SyncState.Retrying)).ShouldBe([ids[7]]);
        (await IdsAsync(delivering, SyncState.Retrying, SyncState.Quarantined)).ShouldBe([ids[4], ids[7]]);
        (await IdsAsync(delivering, SyncState.InSync)).ShouldBe(
            ids.Except([ids[4], ids[7]]).Order(StringComparer.Ordinal)
        );
        (await IdsAsync(delivering, SyncState.Lagging)).ShouldBeEmpty();
        var held = (await delivering.ListAsync(new() { Held = true })).ShouldHaveSingleItem();
        held.PublisherId.ShouldBe(ids[^1]);
        held.OpenHold.State.ShouldBe(HoldState.Open);
        held.HeldChanges.ShouldBe(3);
        (await delivering.ListAsync(new() { Held = true, States = { SyncState.Quarantined } })).ShouldBeEmpty();
        (await delivering.ListAsync(new() { Held = true, States = { SyncState.InSync } })).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Lagging_AreThoseAboveTheWatermark()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(20);
        foreach (var id in ids)
        {
            await delivering.BecomesAsync(id, SyncState.InSync);
        }

        using (delivering.Portal.HoldCalls())
        {
            delivering.Portal.Answer(Grpc.Core.StatusCode.PermissionDenied);
            await delivering.Recorder.RecordAsync(ids[5..9], 12);

            (await IdsAsync(delivering, SyncState.Lagging)).ShouldBe(ids[5..9].Order(StringComparer.Ordinal));
            var lagging = await delivering.StatusAsync(ids[6]);
            (lagging.RecordedSequence, lagging.DeliveredSequence).ShouldBe((4, 1));
        }

        delivering.Portal.ComeBack();
        await delivering.AllArrivesAsync(ids);
    }

    [Fact]
    public async Task Pages_SkipAndRepeatNothing_AndKeepToTheirFilter()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(7);
        foreach (var id in ids)
        {
            await delivering.BecomesAsync(id, SyncState.InSync);
        }

        var seen = new List<string>();
        var request = new ListSyncStatusesRequest
        {
            PageSize = 3,
            Filter = new() { States = { SyncState.InSync } },
        };
        do
        {
            var page = await delivering.Sync.ListSyncStatusesAsync(request, cancellationToken: Cancellation);
            page.Statuses.Count.ShouldBeLessThanOrEqualTo(3);
            page.Portal.State.ShouldBe(PortalState.Available);
            seen.AddRange(page.Statuses.Select(status => status.PublisherId));
            request.PageToken = page.NextPageToken;
        } while (request.PageToken.Length > 0);

        seen.ShouldBe(ids);
        var first = await delivering.Sync.ListSyncStatusesAsync(
            new() { PageSize = 3, Filter = request.Filter },
            cancellationToken: Cancellation
        );
        await Refusal.OfAsync(
            ErrorReason.PageTokenInvalid,
            async () =>
                await delivering.Sync.ListSyncStatusesAsync(
                    new() { PageSize = 3, PageToken = first.NextPageToken },
                    cancellationToken: Cancellation
                )
        );
        await Refusal.OfAsync(
            ErrorReason.RequestInvalid,
            async () =>
                await delivering.Sync.ListSyncStatusesAsync(new() { PageSize = -1 }, cancellationToken: Cancellation)
        );
        await Refusal.OfAsync(
            ErrorReason.RequestInvalid,
            async () => await delivering.ListAsync(new() { States = { SyncState.Unspecified } })
        );
    }

    [Fact]
    public async Task Status_ShowsTheLastRefusal()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var id = (await delivering.MigrateAsync(1))[0];

        await Refusal.OfAsync(
            ErrorReason.LastOwner,
            () => delivering.RecordAsync(id, new() { MemberRemoved = new() { Principal = Who.Mara } })
        );

        var status = await Eventually.BecomeAsync(
            () => delivering.StatusAsync(id),
            seen => seen.LastRefusal is not null
        );
        status.LastRefusal.Error.Reason.ShouldBe(ErrorReason.LastOwner);
        status.LastRefusal.SourceVersion.ShouldBeGreaterThan(0);
        status.LastRefusal.RefuseTime.ShouldNotBeNull();
    }

    /// <summary>All eight contributors go one after the other: what is over the guard's limit is held.</summary>
    private static async Task HoldAsync(DeliveringService delivering, string id)
    {
        Principal[] members = [.. Enumerable.Range(1, 8).Select(number => Who.Work($"m{number}@alder.example"))];
        await delivering.Service.Portal.ImportAsync(
            World.Account(id, World.AlderMpn, [Who.Mara.Owner(), .. members.Select(member => member.Contributor())])
        );
        await delivering.Service.Portal.StartAsync(id, autoComplete: true);
        var version = 0;
        foreach (var member in members)
        {
            await delivering.Sync.RecordChangeAsync(
                new()
                {
                    PublisherId = id,
                    Change = new()
                    {
                        ChangeId = Guid.NewGuid().ToString("D"),
                        SourceVersion = ++version,
                        MemberRemoved = new() { Principal = member },
                    },
                },
                cancellationToken: Cancellation
            );
        }
    }

    private static async Task<IReadOnlyList<string>> IdsAsync(
        DeliveringService delivering,
        params SyncState[] states
    ) => [.. (await delivering.ListAsync(new() { States = { states } })).Select(status => status.PublisherId)];
}
