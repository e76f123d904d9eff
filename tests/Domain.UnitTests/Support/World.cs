using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations.Events;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.UnitTests.Support;

/// <summary>One account with its migration amid facts that a test can change. No actor means an operator.</summary>
internal sealed class World
{
    private World(FactsInMemory facts, PublisherAccount account)
    {
        Facts = facts;
        Account = account;
        Migration = AccountMigration.OfImported(Case(actor: null));
    }

    public FactsInMemory Facts { get; }

    public PublisherAccount Account { get; set; }

    public AccountMigration Migration { get; private set; }

    public DateTimeOffset Now { get; set; } = Cast.Noon;

    public MigrationState State => Migration.State;

    public MigrationEvent LastEvent => Migration.NewEvents[^1];

    public Requirement WorkEmail => Migration.Requirements.Single(static r => r.Kind == RequirementKind.WorkEmail);

    public Requirement Membership =>
        Migration.Requirements.Single(static r => r.Kind == RequirementKind.PartnerNetworkMembership);

    /// <summary>An imported account that is not started.</summary>
    public static World Of(string? mpnId, params Member[] members) =>
        new(FactsInMemory.OfCast(), AccountOf(mpnId, members));

    /// <summary>An imported account of Ada's and Bob's, satisfying every rule unless the MPN ID does not.</summary>
    public static World OfAda(string? mpnId = Cast.OfContoso) =>
        Of(mpnId, Cast.Owner(Cast.Ada), Cast.Contributor(Cast.Bob));

    public static PublisherAccount AccountOf(string? mpnId, params Member[] members) =>
        PublisherAccount.Import(PublisherId.Parse("acme"), "Acme", mpnId, members, Cast.Noon);

    public MigrationCase Case(Principal? actor) =>
        new(Account, Facts, actor is null ? null : new Actor(actor), "portal", Now);

    public CarriedRoster Roster() => Migration.Judge(Case(actor: null)).Carry(Account, Facts);

    public World Start(Principal? actor, string? workEmail = null)
    {
        Migration.Start(Case(actor), workEmail);
        return this;
    }

    public World Submit(Principal? actor, string workEmail, Principal? member = null)
    {
        Migration.SubmitWorkEmail(Case(actor), member, workEmail);
        return this;
    }

    public World Enter(Principal? actor, string mpnId)
    {
        Migration.EnterMpnId(Case(actor), mpnId);
        return this;
    }

    public World EnrollAnew(Principal? actor, string answered)
    {
        Migration.EnsureMayEnrollAnew(Case(actor));
        Migration.EnrollAnew(Case(actor), MpnId.Parse(answered));
        return this;
    }

    public World Complete(Principal? actor, string lossDigest = "")
    {
        Migration.Complete(Case(actor), lossDigest, "pc-1");
        return this;
    }

    public World Cancel(Principal? actor, string? note = null)
    {
        Migration.Cancel(Case(actor), note);
        return this;
    }

    public World JudgeAgain()
    {
        Migration.JudgeAgain(Case(actor: null));
        return this;
    }

    /// <summary>Replaces the account's facts, as the import handler does.</summary>
    public World Import(string? mpnId, params Member[] members)
    {
        Account = AccountOf(mpnId, members);
        Migration.AccountImported(Case(actor: null));
        return JudgeAgain();
    }

    /// <summary>As if stored and loaded: new events are forgotten.</summary>
    public World Reload()
    {
        Migration = AccountMigration.Restore(Migration.Snapshot());
        return this;
    }

    /// <summary>What the act is refused with, and that it has changed nothing.</summary>
    public RuleViolation Refusal(Action<World> act)
    {
        var (before, members, events) = (SnapshotText.Of(this), Account.Members, Migration.NewEvents.Count);
        var refusal = Should.Throw<RuleViolationException>(() => act(this));
        SnapshotText.Of(this).ShouldBe(before);
        Account.Members.ShouldBeSameAs(members);
        Migration.NewEvents.Count.ShouldBe(events);
        return refusal.Violation;
    }
}
