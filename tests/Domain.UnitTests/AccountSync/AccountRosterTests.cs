using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountSync;

public sealed class AccountRosterTests
{
    private static readonly PublisherId Account = PublisherId.Parse("acme");
    private static readonly AccountSettings Before = new("Before", "office@acme.example", SupportUri: null);
    private static readonly AccountSettings Present = Before with { DisplayName = "Present" };

    /// <summary>Ada manages it; Bob has come, Fay has gone, Nina has another role than before.</summary>
    private static readonly SyncedAccountSnapshot Stored = new(
        Account,
        "pca-1",
        Cast.Noon,
        Sequence: 9,
        RestatedSequence: 0,
        RosterFloor: 0,
        Present,
        [default, default, default],
        [
            Subject(Cast.Nina, PartnerCenterRoles.Marketer),
            Subject(Cast.Bob, PartnerCenterRoles.Developer),
            Subject(Cast.Fay, PartnerCenterRoles.None),
            Subject(Cast.Ada, PartnerCenterRoles.Manager),
        ],
        RoleChanges: [],
        LastRoster: null,
        HeldRoster: null,
        LastRefusal: null
    );

    [Fact]
    public void Before_NoChange_IsThePresent_OrderedByPrincipal()
    {
        var roster = AccountRoster.Before(Stored, []).ShouldNotBeNull();

        (roster.PublisherId, roster.Sequence, roster.Settings).ShouldBe((Account, 9, Present));
        roster.PartnerCenterAccountId.ShouldBe("pca-1");
        roster.Members.ShouldBe([
            Member.InPartnerCenter(Cast.Ada, PartnerCenterRoles.Manager),
            Member.InPartnerCenter(Cast.Bob, PartnerCenterRoles.Developer),
            Member.InPartnerCenter(Cast.Nina, PartnerCenterRoles.Marketer),
        ]);
    }

    [Fact]
    public void Before_ChangesOfEveryKind_PutsEachBack()
    {
        RecordedChange[] undone =
        [
            Change(9, new AccountRestated([], Present, "pca-1")),
            Change(8, new SettingsChanged(SettingsFields.DisplayName, Present), settings: Before),
            Change(
                7,
                new MemberRolesChanged(Cast.Nina, PartnerCenterRoles.Marketer),
                PartnerCenterRoles.Owner | PartnerCenterRoles.Developer
            ),
            Change(6, new MemberRemoved(Cast.Fay), PartnerCenterRoles.FinancialContributor),
            Change(5, new MemberAdded(Cast.Bob, PartnerCenterRoles.Developer)),
        ];

        var roster = AccountRoster.Before(Stored, undone).ShouldNotBeNull();

        (roster.Sequence, roster.Settings).ShouldBe((4, Before));
        roster.Members.ShouldBe([
            Member.InPartnerCenter(Cast.Ada, PartnerCenterRoles.Manager),
            Member.InPartnerCenter(Cast.Fay, PartnerCenterRoles.FinancialContributor),
            Member.InPartnerCenter(Cast.Nina, PartnerCenterRoles.Owner | PartnerCenterRoles.Developer),
        ]);
    }

    [Fact]
    public void Before_SeveralChangesOfOneMember_IsWhatTheOldestSaysWasBefore()
    {
        RecordedChange[] undone =
        [
            Change(9, new MemberRolesChanged(Cast.Bob, PartnerCenterRoles.Developer), PartnerCenterRoles.Marketer),
            Change(8, new MemberAdded(Cast.Bob, PartnerCenterRoles.Marketer)),
            Change(7, new MemberRemoved(Cast.Bob), PartnerCenterRoles.Owner),
        ];

        var roster = AccountRoster.Before(Stored, undone).ShouldNotBeNull();

        roster.Sequence.ShouldBe(6);
        roster.Members.ShouldContain(Member.InPartnerCenter(Cast.Bob, PartnerCenterRoles.Owner));
    }

    [Fact]
    public void Before_AMemberWhomNobodyRemembers_HasItBack()
    {
        RecordedChange[] undone = [Change(9, new MemberRemoved(Cast.Mia), PartnerCenterRoles.Marketer)];

        AccountRoster
            .Before(Stored, undone)!
            .Members.ShouldContain(Member.InPartnerCenter(Cast.Mia, PartnerCenterRoles.Marketer));
    }

    [Fact]
    public void Before_TheCutOver_ThereIsNone()
    {
        RecordedChange[] undone =
        [
            Change(2, new MemberAdded(Cast.Bob, PartnerCenterRoles.Developer)),
            Change(1, new AccountMigrated(Account, "pca-1", [], [], [], Before, Cast.Noon)),
        ];

        AccountRoster.Before(Stored, undone).ShouldBeNull();
    }

    private static MemberSubject Subject(Principal principal, PartnerCenterRoles roles) =>
        new(principal, roles, default);

    private static RecordedChange Change(
        long sequence,
        ChangeBody body,
        PartnerCenterRoles before = PartnerCenterRoles.None,
        AccountSettings? settings = null
    ) =>
        new(
            new ChangeDraft(
                Account,
                sequence,
                ChangeCause.Recorded,
                ChangeId: null,
                SourceVersion: sequence,
                OccurredTime: null,
                Initiator.System,
                body,
                before,
                settings
            ),
            Position: 100 + sequence,
            Cast.Noon
        );
}
