using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Commands;

public sealed class CancelTests(SharedService shared) : WireTests(shared)
{
    [Fact]
    public async Task Cancel_DropsTheWorkEmails_AndKeepsAnEnrolledMpnId()
    {
        var id = await AccountAsync(string.Empty, Who.Mara.Owner());
        await Portal.StartAsync(id, Who.Mara.Acts());
        await Portal.EnterAsync(id, Who.Mara.Acts(), World.AlderMpn);

        var cancelled = await Portal.CancelAsync(id, Who.Mara.Acts(), "Not this year.");

        cancelled.State.ShouldBe(MigrationState.Cancelled);
        cancelled.WorkEmails.ShouldBeEmpty();
        cancelled.Tenant.ShouldBeNull();
        cancelled.MpnId.ShouldBe(World.AlderMpn);
        (await Portal.EventsAsync(id))[^1].Note.ShouldBe("Not this year.");
        (await Portal.StartAsync(id, Who.Mara.Acts())).ShouldStand(MigrationState.Ready);
    }

    [Fact]
    public async Task Cancel_OfACancelled_ChangesNothing()
    {
        var id = await ReadyAccountAsync();
        await Portal.StartAsync(id, Who.Mara.Acts());
        var first = await Portal.CancelAsync(id, Who.Mara.Acts());
        var events = await Portal.EventsAsync(id);

        (await Portal.CancelAsync(id, Who.Mara.Acts(), "again")).ShouldBe(first);
        (await Portal.EventsAsync(id)).ShouldBe(events);
    }

    [Fact]
    public async Task Note_OfMoreThanAThousandCharacters_IsOfWrongShape()
    {
        var id = await ReadyAccountAsync();
        await Portal.StartAsync(id, Who.Mara.Acts());

        var refused = await Refusal.WithoutTraceAsync(
            Portal,
            id,
            ErrorReason.RequestInvalid,
            () => Portal.CancelAsync(id, Who.Mara.Acts(), new string('n', 1_001))
        );

        refused.Words["fields"].ShouldBe("""["note"]""");
        (await Portal.CancelAsync(id, Who.Mara.Acts(), new string('n', 1_000))).State.ShouldBe(
            MigrationState.Cancelled
        );
    }
}
