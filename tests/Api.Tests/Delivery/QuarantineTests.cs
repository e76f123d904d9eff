using Grpc.Core;
using Microsoft.Extensions.Logging;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Delivery;

public sealed class QuarantineTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ChangeIsRefused_QuarantinesThatAccountWithEvidence()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(2);
        delivering.Portal.Refuse(ids[0], 3, "NAME_TAKEN");

        await delivering.Recorder.RecordAsync(ids, 20);

        var status = await delivering.BecomesAsync(ids[0], SyncState.Quarantined);
        status.RecordedSequence.ShouldBe(11);
        status.DeliveredSequence.ShouldBe(2);
        status.LastError.Kind.ShouldBe(DeliveryErrorKind.ChangeRefused);
        status.LastError.Code.ShouldBe("NAME_TAKEN");
        status.LastError.Message.ShouldBe("Refused by the test.");
        status.LastError.Change.Sequence.ShouldBe(3);
        status.LastError.Change.PublisherId.ShouldBe(ids[0]);
        status.NextAttemptTime.ShouldBeNull();
        status.OldestUndeliveredTime.ShouldBe(status.LastError.Change.RecordedTime);
        await delivering.BecomesAsync(ids[1], SyncState.InSync);
        delivering.Service.Log.Lines.ShouldContain(line =>
            line.Level == LogLevel.Error && line.Text.Contains($"{ids[0]} is quarantined", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Quarantined_LaterChangesAreRecordedAndWait_AlsoAfterARestart()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(2);
        delivering.Portal.Refuse(ids[0], 2, "NAME_TAKEN");
        await delivering.AddMemberAsync(ids[0], "first@alder.example");
        await delivering.BecomesAsync(ids[0], SyncState.Quarantined);
        var calls = delivering.CallsFor(ids[0]).Count;

        await delivering.AddMemberAsync(ids[0], "second@alder.example");
        await delivering.Service.RestartAsync();
        await delivering.AddMemberAsync(ids[0], "third@alder.example");
        await delivering.AddMemberAsync(ids[1], "other@alder.example");
        await delivering.Portal.WaitUntilAppliedAsync(ids[1], 2, Cancellation);

        var status = await delivering.StatusAsync(ids[0]);
        status.State.ShouldBe(SyncState.Quarantined);
        (status.RecordedSequence, status.DeliveredSequence).ShouldBe((4, 1));
        status.LastError.Change.Sequence.ShouldBe(2);
        delivering.CallsFor(ids[0]).Count.ShouldBe(calls);
    }

    [Theory]
    [InlineData(StatusCode.InvalidArgument)]
    [InlineData(StatusCode.FailedPrecondition)]
    [InlineData(StatusCode.NotFound)]
    [InlineData(StatusCode.OutOfRange)]
    public async Task NotAccepted_IsSentSingly_ThenQuarantined(StatusCode code)
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(2);
        delivering.Portal.Answer(ids[0], code);

        await delivering.Recorder.RecordAsync(ids, 20);

        var status = await delivering.BecomesAsync(ids[0], SyncState.Quarantined);
        status.LastError.Kind.ShouldBe(DeliveryErrorKind.ChangeNotAccepted);
        status.LastError.Code.ShouldBe(Snake(code));
        status.LastError.Change.Sequence.ShouldBe(2);
        status.DeliveredSequence.ShouldBe(1);
        var sent = delivering.CallsFor(ids[0]).Where(call => call.Status == code).ToArray();
        sent[^1].Sequences.ShouldBe([2L]);
        sent.Length.ShouldBeLessThanOrEqualTo(2);
        await delivering.BecomesAsync(ids[1], SyncState.InSync);
    }

    [Fact]
    public async Task PortalIsAhead_QuarantinesAndSaysHowFar()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(2);
        delivering.Portal.ClaimApplied(ids[0], 999);

        await delivering.Recorder.RecordAsync(ids, 4);

        var status = await delivering.BecomesAsync(ids[0], SyncState.Quarantined);
        status.LastError.Kind.ShouldBe(DeliveryErrorKind.PortalAhead);
        status.LastError.Code.ShouldBe("PORTAL_AHEAD");
        status.LastError.Message.ShouldContain("999");
        status.LastError.Change.ShouldBeNull();
        await delivering.BecomesAsync(ids[1], SyncState.InSync);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PortalAhead_IsNotForgotten_WhenMoreIsRecorded(bool restarted)
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(1);
        await delivering.BecomesAsync(ids[0], SyncState.InSync);
        delivering.Portal.ClaimApplied(ids[0], 4);
        await delivering.AddMemberAsync(ids[0], "first@alder.example");
        await delivering.BecomesAsync(ids[0], SyncState.Quarantined);
        await delivering.Recorder.RecordAsync(ids, 5);
        if (restarted)
        {
            await delivering.Service.RestartAsync();
        }

        // By now 4 is recorded, and was never sent.
        await delivering.RetryAsync(ids[0], RetryMode.Resend);

        var status = await delivering.BecomesAsync(
            ids[0],
            status => status is { State: SyncState.Quarantined, Attempts: > 0 }
        );
        status.LastError.Kind.ShouldBe(DeliveryErrorKind.PortalAhead);
        (status.RecordedSequence, status.DeliveredSequence).ShouldBe((7, 1));

        await delivering.RetryAsync(ids[0], RetryMode.Restate);

        await delivering.BecomesAsync(ids[0], SyncState.InSync);
        delivering.CallsFor(ids[0])[^1].Restatements.ShouldBe([8L]);
        await delivering.SecondCopyIsEqualAsync(ids[0]);
    }

    [Fact]
    public async Task PortalAhead_MendedThere_GoesOn()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(1);
        await delivering.BecomesAsync(ids[0], SyncState.InSync);
        delivering.Portal.ClaimApplied(ids[0], 4);
        await delivering.AddMemberAsync(ids[0], "first@alder.example");
        await delivering.BecomesAsync(ids[0], SyncState.Quarantined);
        await delivering.Recorder.RecordAsync(ids, 5);
        delivering.Portal.ClaimApplied(ids[0], 1);

        await delivering.RetryAsync(ids[0], RetryMode.Resend);

        await delivering.AllArrivesAsync(ids);
    }

    [Fact]
    public async Task Resend_WhenThePortalAcceptsIt_GoesOnFromWhereThePortalIs()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(2);
        delivering.Portal.Refuse(ids[0], 3, "NAME_TAKEN");
        await delivering.Recorder.RecordAsync(ids, 20);
        await delivering.BecomesAsync(ids[0], SyncState.Quarantined);
        delivering.Portal.Accept(ids[0]);

        var put = await delivering.RetryAsync(ids[0], RetryMode.Resend, Who.Mara.Acts());

        put.State.ShouldNotBe(SyncState.Quarantined);
        await delivering.AllArrivesAsync(ids);
        var question = delivering.CallsFor(ids[0]).Last(call => call.Sequences.Count == 0);
        question.AfterSequence.ShouldBe(2);
        var audit = (await delivering.Service.Portal.EventsAsync(ids[0]))[^1];
        audit.Kind.ShouldBe(MigrationEventKind.DeliveryRetried);
        audit.Initiator.Principal.Email.ShouldBe("mara@alder.example");
        (audit.FromState, audit.ToState).ShouldBe((MigrationState.Migrated, MigrationState.Migrated));
    }

    [Fact]
    public async Task Resend_WhenThePortalStillRefuses_QuarantinesAgain()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(1);
        delivering.Portal.Refuse(ids[0], 2, "NAME_TAKEN");
        await delivering.AddMemberAsync(ids[0], "first@alder.example");
        var before = await delivering.BecomesAsync(ids[0], SyncState.Quarantined);

        await delivering.RetryAsync(ids[0], RetryMode.Resend);

        var after = await delivering.BecomesAsync(
            ids[0],
            status =>
                status.State == SyncState.Quarantined
                && status.LastError.ErrorTime.ToDateTime() > before.LastError.ErrorTime.ToDateTime()
        );
        after.Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task Restate_SendsOneRestatementInPlaceOfWhatIsUndelivered()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(2);
        delivering.Portal.Refuse(ids[0], 3, "NAME_TAKEN");
        await delivering.Recorder.RecordAsync(ids, 20);
        await delivering.BecomesAsync(ids[0], SyncState.Quarantined);

        var put = await delivering.RetryAsync(ids[0], RetryMode.Restate);

        put.RecordedSequence.ShouldBe(12);
        await delivering.AllArrivesAsync(ids);
        var sent = delivering.CallsFor(ids[0])[^1];
        sent.Sequences.ShouldBe([12L]);
        sent.Restatements.ShouldBe([12L]);
        (await delivering.StatusAsync(ids[0])).LastError.ShouldBeNull();
    }

    [Fact]
    public async Task Restated_WhileTheServiceIsDown_IsSentAlone()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(1);
        delivering.Portal.Refuse(ids[0], 2, "NAME_TAKEN");
        await delivering.AddMemberAsync(ids[0], "first@alder.example");
        await delivering.BecomesAsync(ids[0], SyncState.Quarantined);
        using (delivering.Portal.HoldCalls())
        {
            await delivering.RetryAsync(ids[0], RetryMode.Restate);
            await delivering.Service.RestartAsync();
        }

        await delivering.AllArrivesAsync(ids);
        delivering.CallsFor(ids[0])[^1].Sequences.ShouldBe([3L]);
    }

    [Fact]
    public async Task Retry_OfAnAccountInSync_AsksWhereThePortalIs()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var ids = await delivering.MigrateAsync(1);
        await delivering.BecomesAsync(ids[0], SyncState.InSync);

        await delivering.RetryAsync(ids[0], RetryMode.Resend);

        await delivering.Portal.WaitUntilAsync(_ => delivering.CallsFor(ids[0])[^1].Sequences.Count == 0, Cancellation);
        await delivering.AllArrivesAsync(ids);
    }

    [Fact]
    public async Task Retry_IsRefusedForWhatIsNotMigrated()
    {
        await using var delivering = await DeliveringService.StartAsync();
        await delivering.Service.Portal.ImportAsync(World.Account("legacy-one", World.AlderMpn, Who.Mara.Owner()));

        await Refusal.OfAsync(ErrorReason.NotMigrated, () => delivering.RetryAsync("legacy-one", RetryMode.Resend));
        await Refusal.OfAsync(ErrorReason.PublisherNotFound, () => delivering.RetryAsync("nobody", RetryMode.Resend));
        await Refusal.OfAsync(ErrorReason.RequestInvalid, () => delivering.RetryAsync("nobody", RetryMode.Unspecified));
        await Refusal.OfAsync(ErrorReason.NotMigrated, () => delivering.StatusAsync("legacy-one"));
        await Refusal.OfAsync(ErrorReason.PublisherNotFound, () => delivering.StatusAsync("nobody"));
        await Refusal.OfAsync(ErrorReason.NotMigrated, () => delivering.ReportAsync("legacy-one"));
    }

    private static string Snake(StatusCode code) =>
        code switch
        {
            StatusCode.InvalidArgument => "INVALID_ARGUMENT",
            StatusCode.FailedPrecondition => "FAILED_PRECONDITION",
            StatusCode.NotFound => "NOT_FOUND",
            StatusCode.OutOfRange => "OUT_OF_RANGE",
            _ => throw new ArgumentOutOfRangeException(nameof(code)),
        };
}
