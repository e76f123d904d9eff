using Grpc.Core;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Delivery;

public sealed class DriftTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NothingDiffers_HasNoDigest()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(1);

        var report = await delivering.ReportAsync(ids[0]);

        report.Items.ShouldBeEmpty();
        report.Digest.ShouldBeEmpty();
        (report.RecordedSequence, report.AppliedSequence).ShouldBe((1, 1));
        report.PortalFeedId.ShouldBe(delivering.Portal.Roster(ids[0])!.FeedId);
    }

    [Fact]
    public async Task ChangedInThePortal_IsDrift_WithBothValuesAndTheLastChange()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var id = (await delivering.MigrateAsync(1))[0];
        var added = await delivering.AddMemberAsync(id, "dev@alder.example");
        await delivering.AllArrivesAsync([id]);
        delivering.Portal.Meddle(id, Who.Work("dev@alder.example"), LegacyRole.Owner);
        delivering.Portal.Meddle(id, Who.Work("intruder@alder.example"), LegacyRole.Contributor);
        delivering.Portal.Meddle(
            id,
            new AccountSettings { DisplayName = $"Account {id}", SupportUri = "https://x.example" }
        );

        var report = await delivering.ReportAsync(id);

        report.Items.ShouldAllBe(item => item.Kind == DriftKind.Drift);
        report.Digest.Length.ShouldBe(32);
        report.Items.Count.ShouldBe(3);
        var role = report.Items.Single(item => item.Principal?.Email == "dev@alder.example");
        (role.ExpectedValue, role.PortalValue).ShouldBe(("CONTRIBUTOR", "OWNER"));
        role.LastSequence.ShouldBe(added.Sequence);
        Guid.TryParseExact(role.LastChangeId, "D", out _).ShouldBeTrue();
        role.LastRecordedTime.ShouldNotBeNull();
        var intruder = report.Items.Single(item => item.Principal?.Email == "intruder@alder.example");
        (intruder.ExpectedValue, intruder.PortalValue).ShouldBe((string.Empty, "CONTRIBUTOR"));
        (intruder.LastSequence, intruder.LastChangeId).ShouldBe((0, string.Empty));
        intruder.LastRecordedTime.ShouldBeNull();
        var uri = report.Items[2];
        (uri.SettingsField, uri.ExpectedValue, uri.PortalValue).ShouldBe(
            ("support_uri", string.Empty, "https://x.example")
        );
    }

    [Fact]
    public async Task OnItsWay_IsNoDrift()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var id = (await delivering.MigrateAsync(1))[0];
        delivering.Portal.Refuse(id, 2, "NAME_TAKEN");
        await delivering.AddMemberAsync(id, "dev@alder.example");
        await delivering.BecomesAsync(id, SyncState.Quarantined);

        var report = await delivering.ReportAsync(id);

        var item = report.Items.ShouldHaveSingleItem();
        item.Kind.ShouldBe(DriftKind.InFlight);
        item.LastSequence.ShouldBe(2);
        (report.RecordedSequence, report.AppliedSequence).ShouldBe((2, 1));
        report.Digest.ShouldBeEmpty();
    }

    [Fact]
    public async Task PortalLacksTheAccount_EveryDifferenceIsDrift()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var id = (await delivering.MigrateAsync(1))[0];
        await delivering.AllArrivesAsync([id]);
        delivering.Portal.Wipe(id);

        var report = await delivering.ReportAsync(id);

        report.PortalFeedId.ShouldBeEmpty();
        report.Items.Select(item => item.Kind).Distinct().ShouldBe([DriftKind.Drift]);
        report.Items.Count.ShouldBe(2, "The owner and the name.");
    }

    [Fact]
    public async Task Repair_RecordsOneRestatement_AndTellsTheAudit()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var id = (await delivering.MigrateAsync(1))[0];
        await delivering.AllArrivesAsync([id]);
        delivering.Portal.Meddle(id, Who.Mara, LegacyRole.Unspecified);
        delivering.Portal.Meddle(id, new AccountSettings { DisplayName = "Renamed there" });
        var report = await delivering.ReportAsync(id);

        var repair = await RepairAsync(delivering, id, report.Digest);

        repair.Sequence.ShouldBe(2);
        repair.Repaired.ShouldBe(2);
        repair.Position.ShouldBeGreaterThan(0);
        await delivering.AllArrivesAsync([id]);
        delivering.CallsFor(id)[^1].Restatements.ShouldBe([2L]);
        var audit = (await delivering.Service.Portal.EventsAsync(id))[^1];
        audit.Kind.ShouldBe(MigrationEventKind.DriftRepaired);
        audit.Note.ShouldBe("As they asked.");
        audit.Initiator.Principal.Email.ShouldBe("mara@alder.example");
    }

    [Fact]
    public async Task AfterARestatementThatIsOnItsWay_EverythingIsInFlight()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var id = (await delivering.MigrateAsync(1))[0];
        await delivering.AllArrivesAsync([id]);
        delivering.Portal.Meddle(id, Who.Mara, LegacyRole.Contributor);
        var digest = (await delivering.ReportAsync(id)).Digest;
        delivering.Portal.Refuse(id, 2, "NOT_NOW");
        await RepairAsync(delivering, id, digest);
        await delivering.BecomesAsync(id, SyncState.Quarantined);

        var report = await delivering.ReportAsync(id);

        var item = report.Items.ShouldHaveSingleItem();
        (item.Kind, item.LastSequence, item.LastChangeId).ShouldBe((DriftKind.InFlight, 2, string.Empty));
        item.LastRecordedTime.ShouldNotBeNull();
    }

    [Fact]
    public async Task Repair_OfAnotherDrift_IsRefused()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var id = (await delivering.MigrateAsync(1))[0];
        await delivering.AddMemberAsync(id, "dev@alder.example");
        await delivering.AllArrivesAsync([id]);
        delivering.Portal.Meddle(id, Who.Work("dev@alder.example"), LegacyRole.Owner);
        var digest = (await delivering.ReportAsync(id)).Digest;
        // The portal has applied more since.
        await delivering.AddMemberAsync(id, "other@alder.example");
        await delivering.Portal.WaitUntilAppliedAsync(id, 3, Cancellation);

        var refusal = await Refusal.OfAsync(ErrorReason.DriftDigestStale, () => RepairAsync(delivering, id, digest));

        refusal.Words["digest"].ShouldBe((await delivering.ReportAsync(id)).Digest);
        (await delivering.StatusAsync(id)).RecordedSequence.ShouldBe(3);
    }

    [Fact]
    public async Task Repair_WithoutDrift_ChangesNothing()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var id = (await delivering.MigrateAsync(1))[0];
        await delivering.AllArrivesAsync([id]);

        var repair = await RepairAsync(delivering, id, new string('0', 32));

        (repair.Sequence, repair.Position, repair.Repaired).ShouldBe((0, 0, 0));
        (await delivering.StatusAsync(id)).RecordedSequence.ShouldBe(1);
        (await delivering.Service.Portal.EventsAsync(id))[^1].Kind.ShouldBe(MigrationEventKind.Completed);
        await Refusal.OfAsync(ErrorReason.RequestInvalid, () => RepairAsync(delivering, id, string.Empty));
    }

    [Theory]
    [InlineData(StatusCode.Unavailable)]
    [InlineData(StatusCode.PermissionDenied)]
    public async Task PortalDoesNotSay_IsRefusedWithADelay(StatusCode code)
    {
        await using var delivering = await DeliveringService.StartAsync();
        var id = (await delivering.MigrateAsync(1))[0];
        delivering.Portal.Answer(code);

        var refusal = await Refusal.OfAsync(ErrorReason.LegacyPortalUnavailable, () => delivering.ReportAsync(id));

        refusal.Detail<Google.Rpc.RetryInfo>().RetryDelay.ToTimeSpan().ShouldBe(TimeSpan.FromSeconds(5));
        await Refusal.OfAsync(
            ErrorReason.LegacyPortalUnavailable,
            () => RepairAsync(delivering, id, new string('0', 32))
        );
    }

    private static async Task<RepairDriftResponse> RepairAsync(
        DeliveringService delivering,
        string id,
        string digest
    ) =>
        await delivering.Sync.RepairDriftAsync(
            new()
            {
                PublisherId = id,
                Digest = digest,
                Actor = Who.Mara.Acts(),
                Note = "As they asked.",
            },
            cancellationToken: Cancellation
        );
}
