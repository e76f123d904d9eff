using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Commands;

/// <summary>A caller with the scope <c>operations</c> that leaves the actor out.</summary>
public sealed class OperatorTests(SharedService shared) : WireTests(shared)
{
    [Fact]
    public async Task Start_TakesTheFirstOwnerByAddressWhoPasses()
    {
        var id = await AccountAsync(
            World.AlderMpn,
            Who.Mara.Owner(),
            Who.Work("aldo@briar.example").Owner(),
            Who.Work("bea@alder.example").Owner(),
            Who.Work("ann@alder.example").Contributor()
        );

        var started = await Portal.StartAsync(id);

        started.State.ShouldBe(MigrationState.Ready);
        started.WorkEmails.Single().WorkEmail_.ShouldBe("bea@alder.example");
        started.StartedBy.Principal.ShouldBeNull();
        started.StartedBy.CallingService.ShouldNotBeEmpty();
        (await Portal.EventsAsync(id))[^1].Initiator.ShouldBe(started.StartedBy);
    }

    [Fact]
    public async Task Start_WhenNoOwnerPasses_AsksForAWorkEmail()
    {
        var id = await AccountAsync(World.AlderMpn, Who.Remy.Owner(), Who.Tobi.Contributor());

        (await Portal.StartAsync(id)).ShouldStand(
            MigrationState.ActionRequired,
            workEmail: ErrorReason.WorkEmailRequired
        );
    }

    [Fact]
    public async Task WorkEmailOfAnOperator_IsCarriedAsAnAddedManager()
    {
        var id = await AccountAsync(World.AlderMpn, Who.Tobi.Contributor());

        var started = await Portal.StartAsync(id, workEmail: "Nora@alder.example", autoComplete: true);

        started.State.ShouldBe(MigrationState.Migrated);
        started.WorkEmails.Single().Principal.ShouldBeNull();
        (await Portal.PublisherAsync(id))
            .Members.Single(m => m.LegacyRole == LegacyRole.Owner)
            .Principal.ShouldBe(Who.Work("nora@alder.example"));
    }

    [Fact]
    public async Task Operator_ActsWithoutBeingAMember_FromStartToEnd()
    {
        var id = await AccountAsync(string.Empty, Who.Mara.Owner());
        await Portal.StartAsync(id);
        await Portal.SubmitAsync(id, actor: null, "nora@alder.example");
        await Portal.EnterAsync(id, actor: null, World.AlderMpn);
        await Portal.CancelAsync(id);
        await Portal.StartAsync(id);

        (await Portal.CompleteAsync(id)).State.ShouldBe(MigrationState.Migrated);
        (await Portal.EventsAsync(id)).ShouldAllBe(e => e.Initiator.Principal == null);
    }

    [Fact]
    public async Task OperatorWithAnActor_IsHeldToTheActorsRights()
    {
        var id = await ReadyAccountAsync();
        await Refusal.OfAsync(ErrorReason.NotAnOwner, () => Portal.StartAsync(id, Who.Tobi.Acts()));
    }
}
