using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountSync;

/// <content>The whole account as Partner Center reports it, compared with what is recorded.</content>
public sealed partial class SyncedAccount
{
    /// <summary>Records the differences, or holds the roster whole. Touches only subjects that no newer version has.</summary>
    public RosterDecision Report(RosterReport report, Initiator initiator, IChangeFeed feed, DateTimeOffset now)
    {
        if (Repeated(report) is { } repeated)
        {
            return repeated;
        }

        var comparison = Compare(report);
        if (comparison.Owners == 0)
        {
            return RosterDecision.Refused(AccountMustKeepAnOwner.Violation(Id));
        }

        if (comparison.Members > MaxMembers)
        {
            return RosterDecision.Refused(TooLarge(Id.Value, comparison.Members));
        }

        var mark = new RosterMark(report.SourceVersion, report.Fingerprint, comparison.Counts, HoldId: null, Sequence);
        var count = _guard.Count(_members.Values, comparison.LegacyRoles, now);
        ReplaceWaiting(report.SourceVersion);
        var othersWait = OpenHold?.Waiting.Any() == true;
        if (count.IncomingFalls && (count.IsOver || othersWait))
        {
            return HoldWhole(mark, comparison, now);
        }

        if (OpenHold is not null)
        {
            CloseIfEmpty(now);
        }

        var decision = Record(mark, comparison, initiator, feed);
        if (OpenHold is { } others)
        {
            // What is newer goes on waiting, and the roster has changed what it is counted against.
            Recount(now);
            ChangedHolds.Add(others);
        }

        return decision;
    }

    private RosterDecision? Repeated(RosterReport report)
    {
        var mark =
            LastRoster?.SourceVersion == report.SourceVersion ? LastRoster
            : HeldRoster?.SourceVersion == report.SourceVersion ? HeldRoster
            : null;
        if (mark is not null)
        {
            return mark.Fingerprint == report.Fingerprint
                ? RosterDecision.Duplicate(mark)
                : RosterDecision.Refused(
                    RuleViolation.Of(
                        Reason.ChangeIdReused,
                        ("publisherId", Id.Value),
                        ("changeId", DerivedChangeId.Of(Id, report.SourceVersion, string.Empty).ToString("D"))
                    )
                );
        }

        var waitingVersion = OpenHold?.Roster?.SourceVersion ?? 0;
        return report.SourceVersion <= Math.Max(RosterFloor, waitingVersion) ? RosterDecision.Stale : null;
    }

    private RosterComparison Compare(RosterReport report)
    {
        var comparison = new RosterComparison(Id, report);
        foreach (var (principal, roles) in report.Members)
        {
            comparison.Member(principal, Find(principal), roles, OpenHold?.WaitingOf(principal));
        }

        foreach (var subject in _members.Values)
        {
            if (subject.IsMember && !report.Members.ContainsKey(subject.Principal))
            {
                comparison.Member(
                    subject.Principal,
                    subject,
                    PartnerCenterRoles.None,
                    OpenHold?.WaitingOf(subject.Principal)
                );
            }
        }

        if (report.Settings is { } settings)
        {
            foreach (var field in SettingsFieldNames.Each)
            {
                comparison.Field(field, Settings[field], settings[field], TouchOf(field));
            }
        }

        return comparison;
    }

    private void ReplaceWaiting(long version)
    {
        foreach (var waiting in OpenHold?.Waiting.ToArray() ?? [])
        {
            if (waiting.Change.SourceVersion <= version)
            {
                waiting.Settle(HeldChangeState.Replaced);
                ChangedHolds.Add(OpenHold!);
            }
        }
    }

    private RosterDecision HoldWhole(RosterMark mark, RosterComparison comparison, DateTimeOffset now)
    {
        // What is newer than the roster goes on waiting, and the roster with it: its source asks for the hold that it was told.
        if (OpenHold is { } replaced && !replaced.Waiting.Any())
        {
            CloseIfEmpty(now);
        }

        var hold = OpenHold ?? AccountSync.Hold.Open(Id, now);
        foreach (var difference in comparison.InOrder())
        {
            var before = MemberOf(difference.Body) is { } member ? Find(member)?.Roles : null;
            hold.Join(new HeldChange(difference, isFromRoster: true, before ?? PartnerCenterRoles.None));
        }

        HeldRoster = mark with { HoldId = hold.Id };
        hold.Join(HeldRoster);
        OpenHold = hold;
        Recount(now);
        ChangedHolds.Add(hold);
        return new RosterDecision(ChangeOutcome.Held, mark.Counts, HoldId: hold.Id);
    }

    private RosterDecision Record(RosterMark mark, RosterComparison comparison, Initiator initiator, IChangeFeed feed)
    {
        var first = Sequence + 1;
        foreach (var difference in comparison.InOrder())
        {
            // The comparison has judged their versions: one that is the roster's own is not newer.
            _ = difference.Body is SettingsChanged settings
                ? RecordSettings(difference, settings.Fields, settings.Values, initiator, ChangeCause.Roster, feed)
                : RecordRoles(
                    difference,
                    MemberOf(difference.Body)!,
                    RolesOf(difference.Body),
                    initiator,
                    ChangeCause.Roster,
                    feed
                );
        }

        var counts = mark.Counts.HasDifferences
            ? mark.Counts with
            {
                FirstSequence = first,
                LastSequence = Sequence,
            }
            : mark.Counts;
        TakeFloor(mark with { Counts = counts });
        return new RosterDecision(counts.HasDifferences ? ChangeOutcome.Recorded : ChangeOutcome.NoEffect, counts);
    }

    /// <summary>
    /// A held roster says how the account was when it was compared. Subjects that older changes have touched since stand for
    /// themselves, so that what follows those changes is not stale; without such the roster's floor is earned.
    /// </summary>
    private void TakeFloorAsCompared(RosterMark roster)
    {
        bool IsLate(LastTouch touch) => touch.Sequence > roster.ComparedAt && touch.Version < roster.SourceVersion;

        if (!_settings.Any(IsLate) && !_members.Values.Any(subject => IsLate(subject.Touch)))
        {
            TakeFloor(roster);
            return;
        }

        foreach (var subject in _members.Values.Where(subject => !IsLate(subject.Touch)))
        {
            Reach(subject.Principal, subject, roster.SourceVersion);
        }

        ReachSettings(Where(SettingsFields.All, field => !IsLate(TouchOf(field))), roster.SourceVersion);
    }

    private void TakeFloor(RosterMark mark)
    {
        if (mark.SourceVersion <= RosterFloor)
        {
            return;
        }

        RosterFloor = mark.SourceVersion;
        LastRoster = mark;
        // The floor now says of those who were removed what they were remembered for.
        var old = _members
            .Values.Where(subject => !subject.IsMember && subject.Touch.Version <= RosterFloor)
            .Select(static subject => subject.Principal)
            .ToArray();
        foreach (var removed in old)
        {
            _members.Remove(removed);
            _touched.Add(removed);
        }
    }

    private static Principal? MemberOf(ChangeBody body) =>
        body switch
        {
            MemberAdded added => added.Principal,
            MemberRolesChanged changed => changed.Principal,
            MemberRemoved removed => removed.Principal,
            _ => null,
        };

    private static PartnerCenterRoles RolesOf(ChangeBody body) =>
        body switch
        {
            MemberAdded added => added.Roles,
            MemberRolesChanged changed => changed.Roles,
            _ => PartnerCenterRoles.None,
        };
}
