using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountSync;

/// <summary>A change that the mass-removal guard holds: a source's own, or a difference that a roster implies.</summary>
public sealed class HeldChange(SubmittedChange change, bool isFromRoster, PartnerCenterRoles previousRoles)
{
    public SubmittedChange Change { get; } = change;

    public bool IsFromRoster { get; } = isFromRoster;

    public PartnerCenterRoles PreviousRoles { get; } = previousRoles;

    public HeldChangeState State { get; private set; } = HeldChangeState.Waiting;

    /// <summary>Once recorded; 0 when the account was so already.</summary>
    public long Sequence { get; private set; }

    /// <summary>Once recorded; 0 when the account was so already.</summary>
    public long Position { get; private set; }

    public RuleViolation? Refusal { get; private set; }

    public bool IsWaiting => State == HeldChangeState.Waiting;

    /// <summary>The member whom it is about; <c>null</c> for settings.</summary>
    public Principal? Member =>
        Change.Body switch
        {
            MemberAdded added => added.Principal,
            MemberRemoved removed => removed.Principal,
            MemberRolesChanged changed => changed.Principal,
            _ => null,
        };

    /// <summary>As it was stored.</summary>
    public static HeldChange Restore(
        SubmittedChange change,
        bool isFromRoster,
        PartnerCenterRoles previousRoles,
        HeldChangeState state,
        long sequence,
        long position,
        RuleViolation? refusal
    ) =>
        new(change, isFromRoster, previousRoles)
        {
            State = state,
            Sequence = sequence,
            Position = position,
            Refusal = refusal,
        };

    internal void Settle(HeldChangeState state) => State = state;

    internal void Settle(RecordDecision decision)
    {
        State = decision.Outcome switch
        {
            ChangeOutcome.Recorded or ChangeOutcome.NoEffect => HeldChangeState.Recorded,
            ChangeOutcome.Stale => HeldChangeState.Replaced,
            ChangeOutcome.Refused => HeldChangeState.Refused,
            ChangeOutcome.Held or ChangeOutcome.Duplicate => throw new InvalidOperationException(
                "What is approved is not held again."
            ),
        };
        Sequence = decision.Sequence;
        Position = decision.Position;
        Refusal = decision.Refusal;
    }
}
