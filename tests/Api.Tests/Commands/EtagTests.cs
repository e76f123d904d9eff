using Grpc.Core;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Commands;

public sealed class EtagTests(SharedService shared) : WireTests(shared)
{
    [Fact]
    public async Task StaleEtag_OnEveryCommand_IsRefusedWithBoth()
    {
        var id = await ReadyAccountAsync();
        var mara = Who.Mara.Acts();
        var stale = (await Portal.GetAsync(id)).Etag;
        var current = (await Portal.StartAsync(id, mara, etag: stale)).Etag;
        Func<Task>[] calls =
        [
            () => Portal.StartAsync(id, mara, etag: stale),
            () => Portal.StartAsync(id, mara, autoComplete: true, etag: stale),
            () => Portal.SubmitAsync(id, mara, "mara@alder.example", etag: stale),
            () => Portal.EnterAsync(id, mara, World.AlderMpn, etag: stale),
            () => Portal.CompleteAsync(id, mara, etag: stale),
            () => Portal.CompleteAsync(id, mara, etag: stale, validateOnly: true),
            () => Portal.CancelAsync(id, mara, etag: stale),
        ];

        foreach (var call in calls)
        {
            var refused = await Refusal.WithoutTraceAsync(Portal, id, ErrorReason.EtagMismatch, call);
            refused.Code.ShouldBe(StatusCode.Aborted);
            (refused.Words["givenEtag"], refused.Words["currentEtag"]).ShouldBe((stale, current));
        }

        (await Portal.CompleteAsync(id, mara, etag: current)).State.ShouldBe(MigrationState.Migrated);
    }

    [Fact]
    public async Task Etag_IsLookedAtAfterOwnershipAndBeforeTheRules()
    {
        var id = await ReadyAccountAsync();

        await Refusal.OfAsync(
            ErrorReason.NotAnOwner,
            () => Portal.StartAsync(id, Who.Tobi.Acts(), "nonsense", etag: "stale")
        );
        await Refusal.OfAsync(
            ErrorReason.EtagMismatch,
            () => Portal.StartAsync(id, Who.Mara.Acts(), "nonsense", etag: "stale")
        );
        await Refusal.OfAsync(
            ErrorReason.RequestInvalid,
            () => Portal.StartAsync(id, Who.Tobi.Acts(), requestId: "not a uuid", etag: "stale")
        );
    }

    [Fact]
    public async Task Etag_ChangesWithEveryStoredChangeAlone()
    {
        var id = await AccountAsync(World.PendingMpn, Who.Mara.Owner());
        var seen = new List<string> { (await Portal.GetAsync(id)).Etag };
        seen.Add((await Portal.StartAsync(id, Who.Mara.Acts())).Etag);
        seen.Add((await Portal.SubmitAsync(id, Who.Mara.Acts(), "other@alder.example")).Etag);
        seen.Add((await Portal.EnterAsync(id, Who.Mara.Acts(), World.AlderMpn)).Etag);
        seen.Add((await Portal.CompleteAsync(id, Who.Mara.Acts())).Etag);

        seen.ShouldBeUnique();
        (await Portal.GetAsync(id)).Etag.ShouldBe(seen[^1]);
    }
}
