using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;
using static PublisherMigration.Api.Tests.Sync.PartnerCenter;

namespace PublisherMigration.Api.Tests.Sync;

public sealed class RecordChangeTests(SharedService shared) : SyncTests(shared)
{
    [Fact]
    public async Task Record_IsRecorded_AndTheFeedSaysWhoWhenFromAndTo()
    {
        var id = await Source.MigratedAsync();
        var change = RolesChanged(Dev(1), PartnerCenterRole.Owner, version: 7);
        change.OccurredTime = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).ToTimestamp();

        var answer = await Source.RecordAsync(id, change, Who.Tobi.Acts());

        var stored = (await StoredChanges.OfAsync(Service, id))[^1];
        answer.ShouldBe(
            new RecordChangeResponse
            {
                Outcome = ChangeOutcome.Recorded,
                Sequence = 2,
                Position = stored.Position,
                FeedId = FeedId,
            }
        );
        (stored.Sequence, stored.ChangeId, stored.SourceVersion, stored.Cause).ShouldBe(
            (2, change.ChangeId, 7, ChangeCause.Recorded)
        );
        stored.OccurredTime.ShouldBe(change.OccurredTime);
        stored.RecordedTime.ShouldNotBeNull();
        stored.Initiator.Principal.ShouldBe(Who.Tobi);
        stored.Initiator.CallingService.ShouldNotBeEmpty();
        stored.MemberRolesChanged.LegacyRole.ShouldBe(LegacyRole.Owner);
        stored.PreviousRoles.ShouldBe([PartnerCenterRole.Developer]);
    }

    [Fact]
    public async Task Record_WithoutEffect_OrStale_SaysSo_WithoutASequence()
    {
        var id = await Source.MigratedAsync();

        var same = await Source.RecordAsync(id, Added(Dev(1), PartnerCenterRole.Developer, version: 7));
        var stale = await Source.RecordAsync(id, Removed(Dev(1), version: 7));
        var absent = await Source.RecordAsync(id, Removed(Who.Remy, version: 1));

        same.ShouldBe(new RecordChangeResponse { Outcome = ChangeOutcome.NoEffect, FeedId = FeedId });
        stale.ShouldBe(new RecordChangeResponse { Outcome = ChangeOutcome.Stale, FeedId = FeedId });
        absent.Outcome.ShouldBe(ChangeOutcome.NoEffect);
        (await StoredChanges.OfAsync(Service, id)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Record_Again_IsADuplicate_WithTheOriginal()
    {
        var id = await Source.MigratedAsync();
        var change = Added(Who.Remy, PartnerCenterRole.Marketer, version: 7);
        var first = await Source.RecordAsync(id, change, Who.Mara.Acts());

        // Who acts is no part of it.
        var again = await Source.RecordAsync(id, change, Who.Tobi.Acts());

        again.ShouldBe(
            new RecordChangeResponse
            {
                Outcome = ChangeOutcome.Duplicate,
                OriginalOutcome = ChangeOutcome.Recorded,
                Sequence = first.Sequence,
                Position = first.Position,
                FeedId = FeedId,
            }
        );
        (await StoredChanges.OfAsync(Service, id)).Count.ShouldBe(2);
        var other = change.Clone();
        other.SourceVersion = 8;
        var refused = await Refusal.OfAsync(ErrorReason.ChangeIdReused, () => Source.RecordAsync(id, other));
        refused.Words["changeId"].ShouldBe(change.ChangeId);
    }

    [Fact]
    public async Task ChangeIds_AreOfTheirAccount()
    {
        var (one, other) = (await Source.MigratedAsync(), await Source.MigratedAsync());
        var change = Added(Who.Remy, PartnerCenterRole.Marketer, version: 7);

        await Source.RecordAsync(one, change);

        (await Source.RecordAsync(other, change)).Outcome.ShouldBe(ChangeOutcome.Recorded);
    }

    [Fact]
    public async Task Record_OverTheGuard_IsHeld_AndNamesItsHold()
    {
        var id = await Source.MigratedAsync(developers: 9);
        (await Source.RemoveAsync(id, 1, 5, version: 2)).Distinct().ShouldBe([ChangeOutcome.Recorded]);
        var change = Removed(Dev(6), version: 2);

        var held = await Source.RecordAsync(id, change);

        var hold = await Source.OpenHoldAsync(id);
        held.ShouldBe(
            new RecordChangeResponse
            {
                Outcome = ChangeOutcome.Held,
                FeedId = FeedId,
                Hold = new() { HoldId = hold.HoldId, State = HoldState.Open },
            }
        );
        (await Source.RecordAsync(id, change)).Hold.State.ShouldBe(HoldState.Open);
    }

    [Fact]
    public async Task Record_IsRefused_ForTheAccount_TheMember_AndTheLastOwner()
    {
        var id = await Source.MigratedAsync();
        var open = await ReadyAccountAsync();

        await Refusal.OfAsync(
            ErrorReason.PublisherNotFound,
            () => Source.RecordAsync("nobody", Removed(Dev(1), version: 1))
        );
        var notMigrated = await Refusal.OfAsync(
            ErrorReason.NotMigrated,
            () => Source.RecordAsync(open, Removed(Who.Tobi, version: 1))
        );
        notMigrated.Words["state"].ShouldBe("NOT_STARTED");
        await Refusal.OfAsync(
            ErrorReason.MemberNotFound,
            () => Source.RecordAsync(id, RolesChanged(Who.Remy, PartnerCenterRole.Owner, version: 1))
        );
        var lastOwner = Removed(Who.Mara, version: 3);
        await Refusal.OfAsync(ErrorReason.LastOwner, () => Source.RecordAsync(id, lastOwner));
        await Refusal.OfAsync(
            ErrorReason.ActorKindNotAllowed,
            () => Source.RecordAsync(id, Removed(Dev(1), version: 1), Who.GroupOfAlias("admins").Acts())
        );

        // Nothing advanced: the same is recorded once it may be.
        await Source.RecordAsync(id, RolesChanged(Dev(1), PartnerCenterRole.Owner, version: 2));
        (await Source.RecordAsync(id, lastOwner)).Outcome.ShouldBe(ChangeOutcome.Recorded);
    }

    [Fact]
    public async Task Record_OfWrongShape_NamesEveryField()
    {
        var id = await Source.MigratedAsync();
        var faulty = new AccountChange
        {
            ChangeId = "1",
            SourceVersion = 0,
            MemberAdded = new() { Member = With(Who.Work("not an address")) },
        };

        (await FieldsAsync("UPPER", faulty)).ShouldBe([
            "publisher_id",
            "change.change_id",
            "change.source_version",
            "change.member_added.member.principal.email",
        ]);
        (await FieldsAsync(id, change: null)).ShouldBe(["change"]);
        (await FieldsAsync(id, new() { ChangeId = Ids.NewRequest(), SourceVersion = 1 })).ShouldBe(["change.kind"]);
        (await FieldsAsync(id, RolesChanged(Dev(1), (PartnerCenterRole)9, version: 1))).ShouldBe([
            "change.member_roles_changed.roles",
        ]);
        (await FieldsAsync(id, Settings(1, new()))).ShouldBe(["change.settings_changed"]);
        (
            await FieldsAsync(
                id,
                Settings(
                    1,
                    new()
                    {
                        DisplayName = "",
                        ContactEmail = "x",
                        SupportUri = "ftp://x",
                    }
                )
            )
        ).ShouldBe([
            "change.settings_changed.display_name",
            "change.settings_changed.contact_email",
            "change.settings_changed.support_uri",
        ]);
        (await StoredChanges.OfAsync(Service, id)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Record_OfSettings_FollowsTheMask()
    {
        var id = await Source.MigratedAsync();
        await Source.RecordAsync(
            id,
            Settings(1, new() { ContactEmail = "Help@Alder.Example", SupportUri = "https://alder.example/help" })
        );

        // Named and not set: cleared. Set and not named: not meant.
        await Source.RecordAsync(
            id,
            Settings(
                2,
                new()
                {
                    DisplayName = "not meant",
                    UpdateMask = new() { Paths = { "support_uri" } },
                }
            )
        );

        var changes = await StoredChanges.OfAsync(Service, id);
        changes[1].SettingsChanged.ContactEmail.ShouldBe("help@alder.example");
        changes[2].SettingsChanged.UpdateMask.Paths.ShouldBe(["support_uri"]);
        changes[2].SettingsChanged.HasSupportUri.ShouldBeFalse();
        changes[2].PreviousSettings.SupportUri.ShouldBe("https://alder.example/help");
        (await Portal.PublisherAsync(id)).DisplayName.ShouldBe($"Account {id}");
    }

    private async Task<IEnumerable<string>> FieldsAsync(string id, AccountChange? change)
    {
        var refused = await Refusal.OfAsync(ErrorReason.RequestInvalid, () => Source.RecordAsync(id, change!));
        return refused.Detail<Google.Rpc.BadRequest>().FieldViolations.Select(static v => v.Field);
    }
}
