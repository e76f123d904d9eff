using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Imports;

public sealed class ImportTests(SharedService shared) : WireTests(shared)
{
    [Fact]
    public async Task Counts_AddUp_AndRejectionsSayWhichAndWhy()
    {
        var (known, changed, created) = (Ids.Next(), Ids.Next(), Ids.Next());
        await Portal.ImportAsync(
            World.Account(known, "", Who.Mara.Owner()),
            World.Account(changed, "", Who.Mara.Owner())
        );

        var summary = await Portal.ImportAsync(
            World.Account(known, "", Who.Mara.Owner()),
            World.Account("Upper-Case", "", Who.Mara.Owner()),
            World.Account(changed, "7", Who.Mara.Owner()),
            World.Account(created, "", Who.Mara.Owner()),
            World.Account(Ids.Next(), "", Who.Mara.Owner(), Who.Mara.Contributor()),
            World.Account(Ids.Next(), "", new Member { Principal = Who.Mara }),
            World.With(World.Account(Ids.Next(), ""), a => a.DisplayName = " "),
            new PublisherAccount()
        );

        summary.ShouldAddUp();
        (summary.Received, summary.Created, summary.Updated, summary.Unchanged, summary.Rejected).ShouldBe(
            (8, 1, 1, 1, 5)
        );
        summary.Rejections.Select(r => r.Index).ShouldBe([1, 4, 5, 6, 7]);
        summary.Rejections[0].Id.ShouldBe("Upper-Case");
        summary.Rejections[^1].Id.ShouldBeEmpty();
        summary.Rejections.ShouldAllBe(r =>
            r.Error.Reason == ErrorReason.RequestInvalid
            && r.Error.Code == GrpcStatusCode.InvalidArgument
            && r.Error.Message.Length > 0
            && r.Error.Metadata.ContainsKey("fields")
        );
    }

    [Fact]
    public async Task MigratedAccount_TakesNoOtherRow_AndCountsTheSameOneUnchanged()
    {
        var id = Ids.Next();
        var row = World.Account(id, World.AlderMpn, Who.Personal.Owner());
        await Portal.ImportAsync(row);
        await Portal.StartAsync(id, Who.Personal.Acts(), "mara@alder.example", autoComplete: true);
        var before = await Trace.OfAsync(Portal, id);

        var same = await Portal.ImportAsync(row);
        var other = await Portal.ImportAsync(World.With(row.Clone(), a => a.DisplayName = "Another name"));

        same.Unchanged.ShouldBe(1);
        var rejection = other.Rejections.Single();
        rejection.Error.Reason.ShouldBe(ErrorReason.ManagedInPartnerCenter);
        rejection.Error.Metadata["publisherId"].ShouldBe(id);
        other.ShouldAddUp();
        (await Trace.OfAsync(Portal, id)).ShouldBe(before);
    }

    [Fact]
    public async Task Import_OfAnOpenMigration_ReplacesItsFactsButNoEnrolmentAndNoWorkEmail()
    {
        var id = await AccountAsync(string.Empty, Who.Mara.Owner());
        await Portal.StartAsync(id, Who.Mara.Acts(), "other@alder.example");
        await Portal.EnterAsync(id, Who.Mara.Acts(), World.AlderMpn);

        await Portal.ImportAsync(World.Account(id, World.RejectedMpn, Who.Mara.Owner(), Who.Remy.Contributor()));

        var after = await Portal.GetAsync(id);
        after.ShouldStand(MigrationState.Ready);
        after.MpnId.ShouldBe(World.AlderMpn);
        after.WorkEmails.Single().WorkEmail_.ShouldBe("other@alder.example");
        after.Losses.Single().Principal.ShouldBe(Who.Remy);
    }

    [Fact]
    public async Task Import_OfAnOpenMigration_IsAnEventOfItsCallerAndAJudgingOfTheSystem()
    {
        var id = await ReadyAccountAsync();
        await Portal.StartAsync(id, Who.Mara.Acts());

        await Portal.ImportAsync(World.Account(id, World.RejectedMpn, Who.Mara.Owner()));

        var last = (await Portal.EventsAsync(id)).TakeLast(2).ToArray();
        last.Select(e => (e.Kind, e.FromState, e.ToState))
            .ShouldBe([
                (MigrationEventKind.PublisherImported, MigrationState.Ready, MigrationState.Ready),
                (MigrationEventKind.JudgedAgain, MigrationState.Ready, MigrationState.ActionRequired),
            ]);
        last[0].Initiator.CallingService.ShouldNotBe("system");
        last[1].Initiator.CallingService.ShouldBe("system");
        last[1].Reasons.ShouldBe([ErrorReason.MpnVettingRejected]);
    }

    [Fact]
    public async Task SameAccountTwiceInOneStream_IsCreatedAndUpdatedInOrder()
    {
        var id = Ids.Next();

        var summary = await Portal.ImportAsync(
            World.Account(id, "1", Who.Mara.Owner()),
            World.Account(id, "2", Who.Mara.Owner())
        );

        (summary.Created, summary.Updated).ShouldBe((1, 1));
        (await Portal.PublisherAsync(id)).MpnId.ShouldBe("2");
    }

    [Fact]
    public async Task MoreThanAThousandInOneMessage_IsRefused()
    {
        var accounts = Enumerable.Range(0, 1_001).Select(_ => World.Account(Ids.Next(), "")).ToArray();

        var refused = await Refusal.OfAsync(
            ErrorReason.RequestInvalid,
            () => Portal.ImportAsync(accounts, perMessage: 1_001)
        );

        refused.Words["fields"].ShouldBe("""["publishers"]""");
        (await Portal.ImportAsync(accounts, perMessage: 1_000)).Created.ShouldBe(1_001);
    }

    [Fact]
    public async Task MoreThanAThousandRejections_AreCountedAndTheFirstThousandTold()
    {
        var summary = await Portal.ImportAsync([.. Enumerable.Range(0, 1_500).Select(_ => new PublisherAccount())]);

        (summary.Rejected, summary.Rejections.Count).ShouldBe((1_500, 1_000));
        summary.Rejections.Select(r => r.Index).ShouldBe(Enumerable.Range(0, 1_000).Select(i => (long)i));
    }

    [Fact]
    public async Task EmptyStream_ComesToNothing() =>
        (await Portal.ImportAsync(Array.Empty<PublisherAccount>())).ShouldBe(new ImportSummary());
}
