using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountSync;

/// <content>What the mass-removal guard holds, and what an operator decides of it.</content>
public sealed partial class SyncedAccount
{
    /// <summary>Records what waits: versions and the last owner are judged again, what adds comes first.</summary>
    /// <exception cref="RuleViolationException">HOLD_DIGEST_STALE.</exception>
    public void Approve(Hold hold, string digest, Initiator by, string? note, IChangeFeed feed, DateTimeOffset now)
    {
        EnsureCurrent(hold, digest);
        foreach (var held in hold.Waiting.OrderBy(OrderOf).ToArray())
        {
            held.Settle(Decide(AsApproved(held), by, ChangeCause.HoldApproved, feed, now));
        }

        if (hold.Roster is { } roster)
        {
            TakeFloorAsCompared(roster);
        }

        Close(hold, HoldState.Approved, by, note, now);
    }

    /// <summary>Records nothing; only what is newer than the rejected is judged again.</summary>
    /// <exception cref="RuleViolationException">HOLD_DIGEST_STALE.</exception>
    public void Reject(Hold hold, string digest, Initiator by, string? note, DateTimeOffset now)
    {
        EnsureCurrent(hold, digest);
        foreach (var held in hold.Waiting.ToArray())
        {
            if (held.Member is { } member)
            {
                Reach(member, Find(member), held.Change.SourceVersion);
            }
            else if (held.Change.Body is SettingsChanged settings)
            {
                ReachSettings(settings.Fields, held.Change.SourceVersion);
            }

            held.Settle(HeldChangeState.Rejected);
        }

        Close(hold, HoldState.Rejected, by, note, now);
    }

    /// <summary>A roster says which roles a member has, whatever has become of the member since it was compared.</summary>
    private static SubmittedChange AsApproved(HeldChange held) =>
        held is { IsFromRoster: true, Change.Body: MemberRolesChanged changed }
            ? held.Change with
            {
                Body = new MemberAdded(changed.Principal, changed.Roles),
            }
            : held.Change;

    private static void EnsureCurrent(Hold hold, string digest)
    {
        if (!string.Equals(hold.Digest, digest, StringComparison.Ordinal))
        {
            throw new RuleViolationException(
                RuleViolation.Of(
                    Reason.HoldDigestStale,
                    ("publisherId", hold.PublisherId.Value),
                    ("holdId", hold.Id.ToString("D")),
                    ("digest", hold.Digest)
                )
            );
        }
    }

    private void Close(Hold hold, HoldState state, Initiator by, string? note, DateTimeOffset now)
    {
        hold.Decide(state, by, note, now);
        ChangedHolds.Add(hold);
        OpenHold = null;
    }

    private RecordDecision Hold(HeldChange change, HeldChange? waiting, DateTimeOffset now)
    {
        if (waiting?.Change.SourceVersion >= change.Change.SourceVersion)
        {
            // A newer one of the same member waits already.
            return RecordDecision.Stale;
        }

        OpenHold ??= AccountSync.Hold.Open(Id, now);
        waiting?.Settle(HeldChangeState.Replaced);
        OpenHold.Join(change);
        Recount(now);
        ChangedHolds.Add(OpenHold);
        return new RecordDecision(ChangeOutcome.Held, HoldId: OpenHold.Id);
    }

    /// <summary>What operators are shown: who would have fallen with all that waits.</summary>
    private void Recount(DateTimeOffset now)
    {
        var incoming = OpenHold!
            .Waiting.Where(static held => held.Member is not null)
            .ToDictionary(static held => held.Member!, static held => RolesOf(held.Change.Body).ToLegacy());
        OpenHold.Recount(_guard.Count(_members.Values, incoming, now));
    }

    /// <summary>After the newer change is taken: it counts too.</summary>
    private void RecountIfReplaced(HeldChange? waiting, DateTimeOffset now)
    {
        if (waiting is { State: HeldChangeState.Replaced } && OpenHold is not null)
        {
            Recount(now);
        }
    }

    /// <summary>A newer change of a held member takes the place of what waits.</summary>
    private void Replace(HeldChange? waiting, long version, DateTimeOffset now)
    {
        if (waiting is not null && waiting.Change.SourceVersion < version)
        {
            waiting.Settle(HeldChangeState.Replaced);
            ChangedHolds.Add(OpenHold!);
            CloseIfEmpty(now);
        }
    }

    private void CloseIfEmpty(DateTimeOffset now)
    {
        OpenHold!.CloseIfEmpty(now);
        if (OpenHold.State != HoldState.Open)
        {
            OpenHold = null;
        }
    }

    private void ReachSettings(SettingsFields fields, long version)
    {
        foreach (var field in fields.OneByOne())
        {
            _settings[IndexOf(field)] = TouchOf(field).Reaching(version);
        }
    }

    /// <summary>Additions and upgrades, then settings, then what takes away.</summary>
    private int OrderOf(HeldChange held) =>
        held.Change.Body switch
        {
            MemberAdded added => OrderOf(added.Principal, added.Roles),
            MemberRolesChanged changed => OrderOf(changed.Principal, changed.Roles),
            MemberRemoved removed => OrderOf(removed.Principal, PartnerCenterRoles.None),
            _ => 1,
        };

    private int OrderOf(Principal principal, PartnerCenterRoles roles)
    {
        var before = Find(principal)?.Roles ?? PartnerCenterRoles.None;
        return roles == PartnerCenterRoles.None || RemovalGuard.IsFall(before.ToLegacy(), roles.ToLegacy()) ? 2 : 0;
    }
}
