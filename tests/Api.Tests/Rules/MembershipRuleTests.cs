using Grpc.Core;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Rules;

/// <summary>Rules 1 to 3: who may look, who may act, and when it is over.</summary>
public sealed class MembershipRuleTests(SharedService shared) : WireTests(shared)
{
    private const string GroupId = "18abbc56-28e9-4d88-a1f9-644b2e55f502";

    [Fact]
    public async Task Look_ByNonMember_CannotBeToldFromAnUnknownAccount()
    {
        var id = await ReadyAccountAsync();
        var unknown = Ids.Next();

        var refused = await Refusal.OfAsync(() => Portal.BannerAsync(id, Who.Stranger.Acts()));
        var absent = await Refusal.OfAsync(() => Portal.BannerAsync(unknown, Who.Stranger.Acts()));

        refused.Code.ShouldBe(StatusCode.NotFound);
        refused.Reason.ShouldBe(ErrorReason.PublisherNotFound);
        refused.Words["publisherId"].ShouldBe(id);
        refused.Message.Replace(id, unknown, StringComparison.Ordinal).ShouldBe(absent.Message);
    }

    [Fact]
    public async Task EveryMethod_ByNonMember_IsRefusedAlike()
    {
        var id = await ReadyAccountAsync();
        var stranger = Who.Stranger.Acts();
        Func<Task>[] calls =
        [
            () => Portal.BannerAsync(id, stranger),
            () => Portal.AssessAsync(id, stranger),
            () => Portal.GetAsync(id, stranger),
            () => Portal.EventsAsync(id, stranger),
            () => Portal.StartAsync(id, stranger),
            () => Portal.SubmitAsync(id, stranger, "mara@alder.example"),
            () => Portal.EnterAsync(id, stranger, World.AlderMpn),
            () => Portal.EnrollAnewAsync(id, stranger),
            () => Portal.CompleteAsync(id, stranger),
            () => Portal.CompleteAsync(id, stranger, validateOnly: true),
            () => Portal.CancelAsync(id, stranger),
        ];

        foreach (var call in calls)
        {
            await Refusal.WithoutTraceAsync(Portal, id, ErrorReason.PublisherNotFound, call);
        }
    }

    [Fact]
    public async Task EveryCommand_ByContributor_NeedsAnOwner()
    {
        var id = await ReadyAccountAsync();
        var tobi = Who.Tobi.Acts();
        Func<Task>[] calls =
        [
            () => Portal.AssessAsync(id, tobi),
            () => Portal.StartAsync(id, tobi),
            () => Portal.SubmitAsync(id, tobi, "mara@alder.example"),
            () => Portal.EnterAsync(id, tobi, World.AlderMpn),
            () => Portal.EnrollAnewAsync(id, tobi),
            () => Portal.CompleteAsync(id, tobi),
            () => Portal.CancelAsync(id, tobi),
        ];

        foreach (var call in calls)
        {
            var refused = await Refusal.WithoutTraceAsync(Portal, id, ErrorReason.NotAnOwner, call);
            refused.Code.ShouldBe(StatusCode.PermissionDenied);
            refused.Words["publisherId"].ShouldBe(id);
        }

        (await Portal.GetAsync(id, tobi)).PublisherId.ShouldBe(id);
    }

    [Fact]
    public async Task SameAddress_OfAnotherKind_IsAnotherPrincipal()
    {
        var same = Who.Microsoft("mara@alder.example");
        var id = await AccountAsync(World.AlderMpn, Who.Mara.Owner(), same.Contributor());

        await Refusal.OfAsync(ErrorReason.NotAnOwner, () => Portal.StartAsync(id, same.Acts()));
        (await Portal.StartAsync(id, Who.Mara.Acts())).ShouldStand(MigrationState.Ready);
    }

    [Fact]
    public async Task Address_IsComparedWithoutCase()
    {
        var id = await ReadyAccountAsync();

        var started = await Portal.StartAsync(id, Who.Work("MARA@AlDeR.Example").Acts());

        started.ShouldStand(MigrationState.Ready);
        started.StartedBy.Principal.Email.ShouldBe("mara@alder.example");
    }

    [Fact]
    public async Task Owner_ThroughAGroup_CountsByTheHighestRole()
    {
        var id = await AccountAsync(World.AlderMpn, Who.Group(GroupId, World.Alder).Owner(), Who.Mara.Contributor());

        await Refusal.OfAsync(ErrorReason.NotAnOwner, () => Portal.StartAsync(id, Who.Mara.Acts()));
        await Refusal.OfAsync(ErrorReason.PublisherNotFound, () => Portal.GetAsync(id, Who.Tobi.Acts()));
        (await Portal.BannerAsync(id, Who.Tobi.Acts(GroupId))).Action.ShouldBe(BannerAction.Start);
        (await Portal.StartAsync(id, Who.Mara.Acts(GroupId))).ShouldStand(MigrationState.Ready);
    }

    [Fact]
    public async Task Group_CannotActItself()
    {
        var group = Who.Group(GroupId, World.Alder);
        var id = await AccountAsync(World.AlderMpn, group.Owner());

        foreach (
            var call in new Func<Task>[]
            {
                () => Portal.StartAsync(id, group.Acts()),
                () => Portal.BannerAsync(id, group.Acts()),
            }
        )
        {
            var refused = await Refusal.WithoutTraceAsync(Portal, id, ErrorReason.ActorKindNotAllowed, call);
            refused.Code.ShouldBe(StatusCode.InvalidArgument);
            refused.Words["kind"].ShouldBe("SECURITY_GROUP");
        }
    }

    [Fact]
    public async Task EveryCommandButComplete_OnAMigratedAccount_IsOver()
    {
        var id = await ReadyAccountAsync();
        var mara = Who.Mara.Acts();
        var migrated = await Portal.StartAsync(id, mara, autoComplete: true);
        migrated.State.ShouldBe(MigrationState.Migrated);
        Func<Task>[] calls =
        [
            () => Portal.StartAsync(id, mara),
            () => Portal.StartAsync(id),
            () => Portal.SubmitAsync(id, mara, "mara@alder.example"),
            () => Portal.EnterAsync(id, mara, World.AlderMpn),
            () => Portal.EnrollAnewAsync(id, mara),
            () => Portal.CancelAsync(id, mara),
        ];

        foreach (var call in calls)
        {
            var refused = await Refusal.WithoutTraceAsync(Portal, id, ErrorReason.AlreadyMigrated, call);
            refused.Code.ShouldBe(StatusCode.FailedPrecondition);
            refused.Words["partnerCenterAccountId"].ShouldBe(migrated.PartnerCenterAccountId);
        }

        (await Portal.CompleteAsync(id, mara)).ShouldBe(await Portal.GetAsync(id));
    }

    [Fact]
    public async Task EveryCommandButStart_BeforeTheStart_IsTooEarly()
    {
        var id = await ReadyAccountAsync();
        var mara = Who.Mara.Acts();
        Func<Task>[] calls =
        [
            () => Portal.SubmitAsync(id, mara, "mara@alder.example"),
            () => Portal.EnterAsync(id, mara, World.AlderMpn),
            () => Portal.EnrollAnewAsync(id, mara),
            () => Portal.CompleteAsync(id, mara),
            () => Portal.CompleteAsync(id, mara, validateOnly: true),
            () => Portal.CancelAsync(id, mara),
        ];

        foreach (var call in calls)
        {
            var refused = await Refusal.WithoutTraceAsync(Portal, id, ErrorReason.MigrationNotStarted, call);
            refused.Words["state"].ShouldBe("NOT_STARTED");
        }

        await Portal.StartAsync(id, mara);
        await Portal.CancelAsync(id, mara);
        foreach (var call in calls[..^1])
        {
            var refused = await Refusal.WithoutTraceAsync(Portal, id, ErrorReason.MigrationNotStarted, call);
            refused.Words["state"].ShouldBe("CANCELLED");
        }
    }
}
