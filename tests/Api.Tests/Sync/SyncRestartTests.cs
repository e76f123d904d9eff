using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;
using static PublisherMigration.Api.Tests.Sync.PartnerCenter;

namespace PublisherMigration.Api.Tests.Sync;

public sealed class SyncRestartTests
{
    [Fact]
    public async Task Restart_KeepsEverything_AndStillKnowsWhatWasAnswered()
    {
        await using var service = await RunningService.StartWithWorldAsync();
        var id = await new PartnerCenter(service).MigratedAsync(developers: 9);
        ChangeToRecord[] sent =
        [
            .. Enumerable.Range(100, 60).Select(n => Of(id, Added(Dev(n), PartnerCenterRole.Marketer, version: 1))),
            .. Enumerable.Range(1, 7).Select(n => Of(id, Removed(Dev(n), version: 2))),
            Of(id, Removed(Who.Remy, version: 3)),
        ];
        var answered = await new PartnerCenter(service).RecordAsync(sent);
        var (before, hold) = await SeeAsync(service, id);
        hold.Changes.Count.ShouldBe(2);

        await service.RestartAsync();

        var source = new PartnerCenter(service);
        var (after, same) = await SeeAsync(service, id);
        after.ShouldBe(before);
        same.ShouldBe(hold);
        (await source.RecordAsync(sent)).ShouldBe(
            answered.Select(static first =>
                World.With(
                    first.Clone(),
                    again => (again.Outcome, again.OriginalOutcome) = (ChangeOutcome.Duplicate, first.Outcome)
                )
            )
        );
        (await source.RecordAsync(Of(id, Removed(Who.Remy, version: 3))))[0].Outcome.ShouldBe(ChangeOutcome.Stale);
        var approved = await source.ApproveAsync(hold);

        await service.RestartAsync();

        source = new PartnerCenter(service);
        (await source.HoldsAsync(id, HoldState.Approved)).ShouldBe([approved]);
        (await source.ApproveAsync(hold)).ShouldBe(approved);
        (await source.RecordAsync(sent[^2]))[0].Hold.State.ShouldBe(HoldState.Approved);
        var next = await source.RecordAsync(id, Added(Who.Remy, PartnerCenterRole.Marketer, version: 4));
        next.Sequence.ShouldBe((await StoredChanges.OfAsync(service, id)).Count);
    }

    private static async Task<(string State, Hold Hold)> SeeAsync(RunningService service, string id)
    {
        var account = await service.Portal.PublisherAsync(id);
        var changes = await StoredChanges.OfAsync(service, id);
        return ($"{account} {string.Join('\n', changes)}", await new PartnerCenter(service).OpenHoldAsync(id));
    }
}
