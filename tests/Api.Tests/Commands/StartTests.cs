using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Commands;

public sealed class StartTests(SharedService shared) : WireTests(shared)
{
    [Fact]
    public async Task Start_TellsWhoStartedWhatAndWhen()
    {
        var id = await ReadyAccountAsync();
        var before = await Portal.GetAsync(id);
        before.ShouldStand(MigrationState.NotStarted);
        (before.Attempt, before.StartedBy, before.MpnId).ShouldBe((0, null, World.AlderMpn));

        var started = await Portal.StartAsync(id, Who.Mara.Acts());

        started.ShouldStand(MigrationState.Ready);
        started.Attempt.ShouldBe(1);
        started.StartedBy.Principal.ShouldBe(Who.Mara);
        started.WorkEmails.Single().Principal.ShouldBe(Who.Mara);
        started.WorkEmails.Single().Tenant.TenantId.ShouldBe(World.Alder);
        started.Tenant.DisplayName.ShouldBe("Alder Analytics");
        started.CompleteTime.ShouldBeNull();
        started.Etag.ShouldNotBe(before.Etag);
        (await Portal.GetAsync(id)).ShouldBe(started);
    }

    [Fact]
    public async Task Start_OnAnOpenMigration_RepeatsHarmlessly()
    {
        var id = await ReadyAccountAsync();
        var first = await Portal.StartAsync(id, Who.Mara.Acts());
        var events = await Portal.EventsAsync(id);

        (await Portal.StartAsync(id, Who.Mara.Acts())).ShouldBe(first);
        (await Portal.StartAsync(id)).ShouldBe(first);
        (await Portal.StartAsync(id, Who.Mara.Acts(), "mara@alder.example")).ShouldBe(first);

        (await Portal.EventsAsync(id)).ShouldBe(events);
    }

    [Fact]
    public async Task Start_OnAnOpenMigration_TakesAWorkEmailThatIsGiven()
    {
        var id = await AccountAsync(World.AlderMpn, Who.Remy.Owner());
        await Portal.StartAsync(id, Who.Remy.Acts());

        var ready = await Portal.StartAsync(id, Who.Remy.Acts(), "remy@alder.example");

        ready.ShouldStand(MigrationState.Ready);
        ready.Attempt.ShouldBe(1);
        ready.WorkEmails.Select(e => e.WorkEmail_).ShouldBe(["remy@alder.example"]);
        (await Portal.EventsAsync(id))[^1].Kind.ShouldBe(MigrationEventKind.WorkEmailSubmitted);
    }

    [Fact]
    public async Task Start_AfterACancellation_CountsAnotherAttempt()
    {
        var id = await ReadyAccountAsync();
        await Portal.StartAsync(id, Who.Mara.Acts());
        await Portal.CancelAsync(id, Who.Mara.Acts());

        (await Portal.StartAsync(id, Who.Mara.Acts())).Attempt.ShouldBe(2);
    }

    [Fact]
    public async Task AutoComplete_WhenReadyAndNobodyIsLost_CutsOverInTheSameCall()
    {
        var id = await ReadyAccountAsync();

        var migrated = await Portal.StartAsync(id, Who.Mara.Acts(), autoComplete: true);

        migrated.State.ShouldBe(MigrationState.Migrated);
        migrated.CompleteTime.ShouldNotBeNull();
        migrated.PartnerCenterAccountId.ShouldNotBeEmpty();
        (await Portal.EventsAsync(id))
            .Select(e => (e.Kind, e.FromState, e.ToState))
            .ShouldBe([
                (MigrationEventKind.PublisherImported, MigrationState.Unspecified, MigrationState.NotStarted),
                (MigrationEventKind.Started, MigrationState.NotStarted, MigrationState.Ready),
                (MigrationEventKind.Completed, MigrationState.Ready, MigrationState.Migrated),
            ]);
    }

    [Fact]
    public async Task AutoComplete_ActsOnThatCallAlone()
    {
        var lossy = await AccountAsync(World.AlderMpn, Who.Mara.Owner(), Who.Personal.Contributor());
        (await Portal.StartAsync(lossy, Who.Mara.Acts(), autoComplete: true)).State.ShouldBe(MigrationState.Ready);

        var waiting = await AccountAsync(string.Empty, Who.Mara.Owner());
        await Portal.StartAsync(waiting, Who.Mara.Acts(), autoComplete: true);
        var enrolled = await Portal.EnterAsync(waiting, Who.Mara.Acts(), World.AlderMpn);
        enrolled.State.ShouldBe(MigrationState.Ready);
        // On an open migration that has become ready it cuts over.
        (await Portal.StartAsync(waiting, Who.Mara.Acts(), autoComplete: true)).State.ShouldBe(MigrationState.Migrated);
    }

    [Fact]
    public async Task AutoComplete_OfARefusedStart_WritesNothing()
    {
        var id = await ReadyAccountAsync();
        await Refusal.WithoutTraceAsync(
            Portal,
            id,
            ErrorReason.TenantMismatch,
            () => Portal.StartAsync(id, Who.Mara.Acts(), "mara@briar.example", autoComplete: true)
        );
    }
}
