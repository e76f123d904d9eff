using System.Globalization;
using PublisherMigration.Domain.AccountMigrations.Events;
using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountMigrations;

/// <summary>
/// The move of one account. Commands refuse with a <see cref="RuleViolationException"/> and then have changed nothing; what
/// they change is told by <see cref="NewEvents"/>, to be stored in the same transaction.
/// </summary>
public sealed class AccountMigration
{
    private readonly List<MigrationEvent> _newEvents = [];

    private AccountMigration(PublisherId publisherId, MigrationState state, DateTimeOffset createTime)
    {
        PublisherId = publisherId;
        State = state;
        CreateTime = createTime;
        UpdateTime = createTime;
    }

    public PublisherId PublisherId { get; }

    public MigrationState State { get; private set; }

    /// <summary>Counts the starts.</summary>
    public int Attempt { get; private set; }

    /// <summary>In the order in which they were given; at most one for each principal, and one of an operator.</summary>
    public IReadOnlyList<WorkEmail> WorkEmails { get; private set; } = [];

    /// <summary>Survives a cancellation and an import.</summary>
    public MpnId? EnrolledMpnId { get; private set; }

    /// <summary>Both while the migration is open; none otherwise.</summary>
    public IReadOnlyList<Requirement> Requirements { get; private set; } = [];

    /// <summary>The tenant of the first work email that stands.</summary>
    public TenantId? Tenant { get; private set; }

    /// <summary>The effective MPN ID as of the last judging.</summary>
    public string? MpnId { get; private set; }

    /// <summary>When time alone changes how the requirements stand: the next expiry of a membership that they rest on.</summary>
    public DateTimeOffset? ReviewTime { get; private set; }

    public string? PartnerCenterAccountId { get; private set; }

    public CutOver? CutOver { get; private set; }

    public Initiator? StartedBy { get; private set; }

    public DateTimeOffset CreateTime { get; }

    public DateTimeOffset UpdateTime { get; private set; }

    public DateTimeOffset? CompleteTime { get; private set; }

    /// <summary>Rises with every stored change.</summary>
    public long Version { get; private set; }

    public bool IsOpen =>
        State is MigrationState.ActionRequired or MigrationState.EnrollmentPending or MigrationState.Ready;

    public IEnumerable<Reason> OutstandingReasons =>
        Requirements.Select(static r => r.Violation?.Reason).OfType<Reason>();

    /// <summary>What happened since it was loaded.</summary>
    public IReadOnlyList<MigrationEvent> NewEvents => _newEvents;

    /// <summary>The account's first change, once this instance has cut it over.</summary>
    public AccountMigrated? FirstChange { get; private set; }

    /// <summary>Of an account that is imported for the first time.</summary>
    public static AccountMigration OfImported(MigrationCase about)
    {
        var migration = new AccountMigration(about.Account.Id, MigrationState.NotStarted, about.Now);
        migration.AccountImported(about);
        return migration;
    }

    /// <summary>As it was stored.</summary>
    public static AccountMigration Restore(AccountMigrationSnapshot stored) =>
        new(stored.PublisherId, stored.State, stored.CreateTime)
        {
            Attempt = stored.Attempt,
            WorkEmails = stored.WorkEmails,
            EnrolledMpnId = stored.EnrolledMpnId,
            Requirements = stored.Requirements,
            Tenant = stored.Tenant,
            MpnId = stored.MpnId,
            ReviewTime = stored.ReviewTime,
            PartnerCenterAccountId = stored.PartnerCenterAccountId,
            CutOver = stored.CutOver,
            StartedBy = stored.StartedBy,
            UpdateTime = stored.UpdateTime,
            CompleteTime = stored.CompleteTime,
            Version = stored.Version,
        };

    /// <summary>What is to be stored.</summary>
    public AccountMigrationSnapshot Snapshot() =>
        new(
            PublisherId,
            State,
            Attempt,
            WorkEmails,
            EnrolledMpnId,
            Requirements,
            Tenant,
            MpnId,
            ReviewTime,
            PartnerCenterAccountId,
            CutOver,
            StartedBy,
            CreateTime,
            UpdateTime,
            CompleteTime,
            Version
        );

    /// <summary>
    /// Judges rules 4–11: an open migration as it is; one that is not started as if the actor started it now.
    /// </summary>
    public Judgement Judge(MigrationCase about) =>
        Judgement.Of(WorkEmailsOrDefault(about), EffectiveOf(about), about.Facts);

    internal EffectiveMembership EffectiveOf(MigrationCase about) =>
        EffectiveMembership.Of(about.Account.MpnId, EnrolledMpnId, about.Facts, about.Now);

    internal IReadOnlyList<WorkEmail> WorkEmailsOrDefault(MigrationCase about) =>
        IsOpen ? WorkEmails : WorkEmailDefaults.For(about, EffectiveOf(about));

    /// <summary>
    /// Starts, or starts again when cancelled; on an open migration only takes a work email that is given. Without one the
    /// actor's own address, or for an operator that of the first owner who passes, is taken.
    /// </summary>
    public void Start(MigrationCase about, string? workEmail)
    {
        new AccountMustNotBeMigrated(this).Enforce();
        if (IsOpen)
        {
            if (workEmail is not null)
            {
                Submit(about, member: null, workEmail);
            }

            return;
        }

        var effective = EffectiveOf(about);
        var emails = workEmail is null
            ? WorkEmailDefaults.For(about, effective)
            : GivenWorkEmail.Of(about, effective, present: [], member: null, workEmail).Among([]);
        var from = State;
        Attempt++;
        StartedBy = about.Initiator;
        WorkEmails = emails;
        Apply(Judgement.Of(emails, effective, about.Facts), about.Now);
        Record(MigrationEventKind.Started, about.Initiator, about.Now, from);
    }

    /// <summary>Takes a work email for the actor, or for a member with a Microsoft account.</summary>
    public void SubmitWorkEmail(MigrationCase about, Principal? member, string workEmail)
    {
        EnsureOpen();
        Submit(about, member, workEmail);
    }

    /// <summary>Names the enrolment of this attempt to the partner network, so that repeating it doubles nothing.</summary>
    public string EnrollmentKey => $"{PublisherId.Value}:{Attempt.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Takes an MPN ID that the owner has: rules 14, 12, 11 and 13.</summary>
    public void EnterMpnId(MigrationCase about, string text)
    {
        EnsureOpen();
        new MpnIdMustBeWellFormed(text).Enforce();
        var judgement = Judge(about);
        var standing = StandingFor(about, judgement);
        EnsureAcceptable(about, text, standing);
        new AccountMustNotBeEnrolled(judgement.Effective, EntersExisting: true, about.ByOperator).Enforce();
        Enroll(about, Directory.MpnId.Parse(text));
    }

    /// <summary>Rules 13 and 14 for a new membership; answers the tenant to which it is to be bound.</summary>
    public Tenant EnsureMayEnrollAnew(MigrationCase about)
    {
        EnsureOpen();
        var judgement = Judge(about);
        var standing = StandingFor(about, judgement);
        new AccountMustNotBeEnrolled(judgement.Effective, EntersExisting: false, about.ByOperator).Enforce();
        new EnrollmentNeedsWorkEmail(standing).Enforce();
        return standing!.Tenant!;
    }

    /// <summary>
    /// Takes the membership that the partner network answered. It answers the same one throughout an attempt, so it may have
    /// been rejected, or be bound to the tenant of an earlier work email: then as an entered one it is refused.
    /// </summary>
    public void EnrollAnew(MigrationCase about, MpnId mpnId)
    {
        EnsureOpen();
        EnsureAcceptable(about, mpnId.Value, StandingFor(about, Judge(about)));
        Enroll(about, mpnId);
    }

    /// <summary>The account's facts were imported, for the first time or again; judge again after it.</summary>
    public void AccountImported(MigrationCase about)
    {
        var isNew = Version == 0;
        if (!IsOpen)
        {
            MpnId = EffectiveOf(about).MpnId;
        }

        Record(MigrationEventKind.PublisherImported, about.Initiator, about.Now, isNew ? null : State);
    }

    /// <summary>The legacy portal has changed the account. Judge again afterwards.</summary>
    public void LegacyChangeApplied(MigrationCase about)
    {
        if (!IsOpen)
        {
            MpnId = EffectiveOf(about).MpnId;
        }

        Record(MigrationEventKind.LegacyChangeApplied, about.Initiator, about.Now, State);
    }

    /// <summary>Facts changed: derives the open state again, and tells it if anything stands otherwise.</summary>
    public void JudgeAgain(MigrationCase about)
    {
        if (!IsOpen)
        {
            return;
        }

        var (from, before, tenant, mpnId, reviewTime) = (State, Requirements, Tenant, MpnId, ReviewTime);
        Apply(Judge(about), about.Now);
        var same =
            from == State
            && (tenant, mpnId, reviewTime) == (Tenant, MpnId, ReviewTime)
            && before.Zip(Requirements).All(static pair => pair.First.StandsAs(pair.Second));
        if (!same)
        {
            Record(MigrationEventKind.JudgedAgain, Initiator.System, about.Now, from);
        }
    }

    /// <summary>Rules 15, 16 and 19.</summary>
    /// <exception cref="RequirementsOutstandingException">A requirement is not satisfied.</exception>
    public void EnsureMayComplete(MigrationCase about, string lossDigest) => RosterToCarry(about, lossDigest);

    /// <summary>The refusal of rule 15, for a migration that is not ready.</summary>
    public RequirementsOutstandingException Outstanding() =>
        new(new CutOverNeedsEveryRequirement(this).Check()!, Requirements);

    /// <summary>Ready, nobody is lost and an owner is carried: no owner needs to be asked anything.</summary>
    public bool MayCompleteUnasked(MigrationCase about)
    {
        if (State != MigrationState.Ready)
        {
            return false;
        }

        var roster = Judge(about).Carry(about.Account, about.Facts);
        return roster.Losses.Count == 0 && new AccountMustKeepAnOwner(PublisherId, roster.Members).Check() is null;
    }

    /// <summary>Passes the authority over the account to Partner Center. Judge again first.</summary>
    public void Complete(MigrationCase about, string lossDigest, string partnerCenterAccountId)
    {
        var roster = RosterToCarry(about, lossDigest);
        var from = State;
        State = MigrationState.Migrated;
        Requirements = [];
        ReviewTime = null;
        CutOver = new CutOver(roster.Mappings, roster.Losses);
        PartnerCenterAccountId = partnerCenterAccountId;
        CompleteTime = about.Now;
        about.Account.PassToPartnerCenter(roster, about.Now);
        FirstChange = new AccountMigrated(
            PublisherId,
            partnerCenterAccountId,
            roster.Members,
            roster.Mappings,
            roster.Losses,
            new AccountSettings(about.Account.DisplayName, ContactEmail: null, SupportUri: null),
            about.Now
        );
        Record(MigrationEventKind.Completed, about.Initiator, about.Now, from);
    }

    /// <summary>Drops the work emails, keeps an enrolled MPN ID. On a cancelled migration it changes nothing.</summary>
    public void Cancel(MigrationCase about, string? note)
    {
        if (State == MigrationState.Cancelled)
        {
            return;
        }

        EnsureOpen();
        var from = State;
        State = MigrationState.Cancelled;
        WorkEmails = [];
        Requirements = [];
        Tenant = null;
        ReviewTime = null;
        Record(MigrationEventKind.Cancelled, about.Initiator, about.Now, from, note);
    }

    /// <summary>
    /// Rules 14, 12 and 11, in this order: without a work email that stands rule 12 cannot be judged, and nothing of an MPN ID
    /// is told before it.
    /// </summary>
    private static void EnsureAcceptable(MigrationCase about, string mpnId, JudgedWorkEmail? standing)
    {
        new EnrollmentNeedsWorkEmail(standing).Enforce();
        var entered = EffectiveMembership.Judge(mpnId, about.Facts, about.Now);
        new EnteredMpnIdMustBelongToWorkEmailTenant(entered.Membership, mpnId, standing!.Tenant).Enforce();
        if (!entered.IsValidOrPending)
        {
            throw new RuleViolationException(entered.Violation!);
        }
    }

    private CarriedRoster RosterToCarry(MigrationCase about, string lossDigest)
    {
        EnsureOpen();
        if (State != MigrationState.Ready)
        {
            throw Outstanding();
        }

        var roster = Judge(about).Carry(about.Account, about.Facts);
        new LossesMustBeAcknowledged(roster, lossDigest).Enforce();
        new AccountMustKeepAnOwner(PublisherId, roster.Members).Enforce();
        return roster;
    }

    private void Enroll(MigrationCase about, MpnId mpnId)
    {
        if (EnrolledMpnId == mpnId)
        {
            return;
        }

        var from = State;
        EnrolledMpnId = mpnId;
        Apply(Judge(about), about.Now);
        Record(MigrationEventKind.Enrolled, about.Initiator, about.Now, from);
    }

    private void EnsureOpen()
    {
        new AccountMustNotBeMigrated(this).Enforce();
        new MigrationMustBeOpen(this).Enforce();
    }

    private void Submit(MigrationCase about, Principal? member, string text)
    {
        var given = GivenWorkEmail.Of(about, EffectiveOf(about), WorkEmails, member, text);
        if (WorkEmails.Contains(given.OrRefuse()))
        {
            return;
        }

        var from = State;
        WorkEmails = given.Among(WorkEmails);
        Apply(Judge(about), about.Now);
        Record(MigrationEventKind.WorkEmailSubmitted, about.Initiator, about.Now, from);
    }

    /// <summary>The actor's own work email where it stands, else the first that does.</summary>
    private static JudgedWorkEmail? StandingFor(MigrationCase about, Judgement judgement) =>
        judgement.WorkEmails.FirstOrDefault(email =>
            email.Stands && email.WorkEmail.BelongsTo is { } owner && owner == about.Actor?.Principal
        ) ?? judgement.Standing;

    private void Apply(Judgement judgement, DateTimeOffset now)
    {
        State = judgement.DerivedState;
        Requirements = judgement.Requirements;
        Tenant = judgement.Standing?.Tenant?.Id;
        MpnId = judgement.Effective.MpnId;
        ReviewTime = judgement.ReviewTime(now);
    }

    private void Record(
        MigrationEventKind kind,
        Initiator initiator,
        DateTimeOffset now,
        MigrationState? from,
        string? note = null
    )
    {
        UpdateTime = now;
        Version++;
        _newEvents.Add(
            new MigrationEvent(
                PublisherId,
                kind,
                initiator,
                now,
                from,
                State,
                [.. OutstandingReasons],
                Attempt,
                Tenant?.ToString(),
                MpnId,
                PartnerCenterAccountId,
                note
            )
        );
    }
}
