using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence;
using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.LegacyPortal;

/// <summary>The rules of legacy_portal_service.proto, by their numbers.</summary>
public sealed class EmbeddedLegacyPortalTests : IAsyncLifetime
{
    private const string Feed = Batches.Feed;
    private readonly FailingSeam _commit = new(StoreStep.PortalCommit);
    private TestStore _store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ILegacyPortal Portal => _store.Get<ILegacyPortal>();

    public ValueTask InitializeAsync()
    {
        _store = TestStore.Open(_commit);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task NeverToldOf_AnswersNoFeed()
    {
        (await ApplyAsync(Batches.Question("acme", 0))).ShouldBe(new PortalAnswer(string.Empty, 0));
        (await RosterAsync("acme")).ShouldBeNull();
    }

    [Fact]
    public async Task CutOver_MakesTheRosterOfThoseWithALegacyRole()
    {
        (await ApplyAsync(Batches.CutOver("acme"))).ShouldBe(new PortalAnswer(Feed, 1));

        var roster = (await RosterAsync("acme"))!;
        (roster.FeedId, roster.AppliedSequence, roster.Settings).ShouldBe((Feed, 1, Batches.Settings));
        roster.Members.ShouldBe(new Dictionary<Principal, LegacyRole> { [Batches.Olga] = LegacyRole.Owner });
    }

    [Fact]
    public async Task Rule1_AnotherFeed_AppliesNothing_AndAnswersTheAccountsOwn()
    {
        await ApplyAsync(Batches.CutOver("acme"));

        var change = Batches.Batch("acme", 1, [(2, new MemberRemoved(Batches.Olga))], Batches.NewFeed);
        (await ApplyAsync(change)).ShouldBe(new PortalAnswer(Feed, 1));
        (await ApplyAsync(Batches.CutOver("acme", Batches.NewFeed))).ShouldBe(
            new PortalAnswer(Feed, 1),
            "Only an account that the portal was never told of begins with a cut-over."
        );

        (await RosterAsync("acme"))!.Members.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Rule1_ARestatement_TakesTheNewFeed_WhereverTheOldOneWas()
    {
        await ApplyAsync(Batches.CutOver("acme"));
        await ApplyAsync(Batches.Batch("acme", 1, [(9, Batches.Restated())]));

        var restated = Batches.Batch(
            "acme",
            77,
            [(3, Batches.Restated()), (4, new MemberRemoved(Batches.Dev))],
            Batches.NewFeed
        );
        (await ApplyAsync(restated)).ShouldBe(new PortalAnswer(Batches.NewFeed, 4));
    }

    [Fact]
    public async Task Rule2_AfterMoreThanIsApplied_AppliesNothing()
    {
        await ApplyAsync(Batches.CutOver("acme"));

        var change = Batches.Batch("acme", 2, [(3, new MemberRemoved(Batches.Olga))]);
        (await ApplyAsync(change)).ShouldBe(new PortalAnswer(Feed, 1));
        (await ApplyAsync(Batches.Question("acme", 99))).ShouldBe(new PortalAnswer(Feed, 1));
    }

    [Fact]
    public async Task Rule3_WhatIsAppliedIsSkipped_TheRestIsAppliedInOrder()
    {
        await ApplyAsync(Batches.CutOver("acme"));
        await ApplyAsync(Batches.Batch("acme", 1, [(2, new MemberAdded(Batches.Dev, PartnerCenterRoles.Developer))]));

        var again = Batches.Batch(
            "acme",
            0,
            [
                (1, Batches.Migrated(Fleet.Id("acme"))),
                (2, new MemberRemoved(Batches.Dev)),
                (3, new MemberRolesChanged(Batches.Dev, PartnerCenterRoles.Owner)),
            ]
        );
        (await ApplyAsync(again)).ShouldBe(new PortalAnswer(Feed, 3));

        (await RosterAsync("acme"))!.Members[Batches.Dev].ShouldBe(LegacyRole.Owner);
    }

    [Fact]
    public async Task Rule3_AGap_IsNotAccepted_UnlessARestatementFillsIt()
    {
        await ApplyAsync(Batches.CutOver("acme"));

        var gap = await ApplyAsync(Batches.Batch("acme", 1, [(3, new MemberRemoved(Batches.Dev))]));
        gap.Failure!.Kind.ShouldBe(PortalFailureKind.NotAccepted);
        (await ApplyAsync(Batches.Batch("acme", 1, [(30, Batches.Restated())]))).ShouldBe(new PortalAnswer(Feed, 30));

        var roster = (await RosterAsync("acme"))!;
        roster.Settings.DisplayName.ShouldBe("Restated");
        roster.Members.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Changes_DoWhatTheContractSays()
    {
        await ApplyAsync(Batches.CutOver("acme"));
        await ApplyAsync(
            Batches.Batch(
                "acme",
                1,
                [
                    (2, new MemberAdded(Batches.Dev, PartnerCenterRoles.Developer)),
                    (3, new MemberRolesChanged(Batches.Dev, PartnerCenterRoles.Marketer)),
                    (4, new MemberRemoved(Batches.Dev)),
                    (
                        5,
                        new SettingsChanged(
                            SettingsFields.ContactEmail | SettingsFields.SupportUri,
                            new AccountSettings("Ignored", ContactEmail: null, "https://contoso.com/help")
                        )
                    ),
                ]
            )
        );

        var roster = (await RosterAsync("acme"))!;
        roster.Members.Keys.ShouldBe([Batches.Olga]);
        roster.Settings.ShouldBe(new AccountSettings("Contoso", ContactEmail: null, "https://contoso.com/help"));
    }

    [Fact]
    public async Task ManyAccountsInACall_EachIsAnsweredByItself()
    {
        string[] ids = [.. Enumerable.Range(1, 400).Select(static number => $"account-{number}")];
        (await Portal.ApplyChangesAsync([.. ids.Select(id => Batches.CutOver(id))], Cancellation)).ShouldAllBe(answer =>
            answer.AppliedSequence == 1
        );

        var answers = await Portal.ApplyChangesAsync(
            [
                .. ids.Select(
                    (id, index) =>
                        index % 2 == 0
                            ? Batches.Batch(id, 1, [(2, new MemberRemoved(Batches.Dev))])
                            : Batches.Question(id, 1)
                ),
            ],
            Cancellation
        );

        answers.Select(static answer => answer.AppliedSequence).ShouldBe(ids.Select((_, i) => i % 2 == 0 ? 2L : 1L));
    }

    [Fact]
    public async Task DatabaseFails_IsNoAnswer_AndNothingIsTakenForApplied()
    {
        await ApplyAsync(Batches.CutOver("acme"));
        _commit.FailNext(1);
        var change = Batches.Batch("acme", 1, [(2, new MemberRemoved(Batches.Olga))]);

        (await ApplyAsync(change)).Failure!.Kind.ShouldBe(PortalFailureKind.NoAnswer);

        (await RosterAsync("acme"))!.AppliedSequence.ShouldBe(1);
        (await ApplyAsync(Batches.Question("acme", 0))).AppliedSequence.ShouldBe(1);
        (await ApplyAsync(change)).AppliedSequence.ShouldBe(2);
        (await RosterAsync("acme"))!.Members.ShouldBeEmpty();
    }

    [Fact]
    public async Task Roster_IsReadFromTheTable_AlsoAfterARestart()
    {
        var folder = TestStore.NewFolder();
        await using (var store = TestStore.OpenIn(folder))
        {
            await store.Get<ILegacyPortal>().ApplyChangesAsync([Batches.CutOver("acme")], Cancellation);
        }

        await using (var store = TestStore.OpenIn(folder))
        {
            var portal = store.Get<ILegacyPortal>();
            (await portal.GetRosterAsync(Batches.Feed, Fleet.Id("acme"), Cancellation))!.AppliedSequence.ShouldBe(1);
            (await portal.ApplyChangesAsync([Batches.Question("acme", 1)], Cancellation)).ShouldBe([
                new PortalAnswer(Feed, 1),
            ]);
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task<PortalAnswer> ApplyAsync(AccountBatch batch) =>
        (await Portal.ApplyChangesAsync([batch], Cancellation)).ShouldHaveSingleItem();

    private Task<PortalCopy?> RosterAsync(string id) => Portal.GetRosterAsync(Batches.Feed, Fleet.Id(id), Cancellation);
}
