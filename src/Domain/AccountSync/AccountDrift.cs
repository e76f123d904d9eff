using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountSync;

/// <summary>
/// An account compared with what the legacy portal has. A subject that was touched after what the portal has applied differs
/// because its change is on its way; a restatement touches every subject.
/// </summary>
public sealed class AccountDrift
{
    private const int DigestLength = 32;

    private AccountDrift(
        PublisherId publisherId,
        long recordedSequence,
        PortalCopy portal,
        DriftItem[] items,
        string feedId
    )
    {
        PublisherId = publisherId;
        RecordedSequence = recordedSequence;
        AppliedSequence = portal.AppliedSequence;
        PortalFeedId = portal.FeedId;
        Items = items;
        Digest = DigestOf(feedId, portal, items);
    }

    public PublisherId PublisherId { get; }

    public long RecordedSequence { get; }

    public long AppliedSequence { get; }

    /// <summary>Another one than ours, or none, makes every difference a drift.</summary>
    public string PortalFeedId { get; }

    /// <summary>Members by principal, then settings.</summary>
    public IReadOnlyList<DriftItem> Items { get; }

    /// <summary>Names exactly this drift; empty when there is none.</summary>
    public string Digest { get; }

    public int Count => Items.Count(static item => item.Kind == DriftKind.Drift);

    public static AccountDrift Of(SyncedAccount account, PortalCopy portal, Guid feedId)
    {
        var ours = feedId.ToString("D");
        var follows = string.Equals(portal.FeedId, ours, StringComparison.OrdinalIgnoreCase);
        DriftItem[] items =
        [
            .. Members(account, portal, follows).OrderBy(static item => item.Subject, StringComparer.Ordinal),
            .. Settings(account, portal, follows),
        ];
        return new AccountDrift(account.Id, account.Sequence, portal, items, ours);
    }

    /// <summary>Refuses what is another drift than the digest names.</summary>
    /// <exception cref="RuleViolationException">DRIFT_DIGEST_STALE.</exception>
    public void EnsureIs(string digest)
    {
        if (!string.Equals(Digest, digest, StringComparison.Ordinal))
        {
            throw new RuleViolationException(
                RuleViolation.Of(Reason.DriftDigestStale, ("publisherId", PublisherId.Value), ("digest", Digest))
            );
        }
    }

    private static IEnumerable<DriftItem> Members(SyncedAccount account, PortalCopy portal, bool follows)
    {
        foreach (var subject in account.Subjects)
        {
            var inPortal = portal.Members.TryGetValue(subject.Principal, out var role) ? role : (LegacyRole?)null;
            if (inPortal != subject.LegacyRole)
            {
                yield return ItemOf(
                    subject.Principal,
                    subject.LegacyRole,
                    inPortal,
                    account,
                    subject.Touch,
                    portal,
                    follows
                );
            }
        }

        foreach (var (principal, role) in portal.Members)
        {
            if (account.Find(principal) is null)
            {
                yield return ItemOf(principal, expected: null, role, account, default, portal, follows);
            }
        }
    }

    private static DriftItem ItemOf(
        Principal principal,
        LegacyRole? expected,
        LegacyRole? inPortal,
        SyncedAccount account,
        LastTouch touch,
        PortalCopy portal,
        bool follows
    ) =>
        Touched(
            new DriftItem(
                principal,
                SettingsFields.None,
                DriftKind.Drift,
                DriftItem.NameOf(expected),
                DriftItem.NameOf(inPortal),
                LastSequence: 0,
                LastChangeId: null,
                LastTime: null
            ),
            account,
            touch,
            portal,
            follows
        );

    private static IEnumerable<DriftItem> Settings(SyncedAccount account, PortalCopy portal, bool follows)
    {
        foreach (var field in SettingsFieldNames.Each)
        {
            var expected = account.Settings[field] ?? string.Empty;
            var inPortal = portal.Settings[field] ?? string.Empty;
            if (!string.Equals(expected, inPortal, StringComparison.Ordinal))
            {
                var item = new DriftItem(
                    Principal: null,
                    field,
                    DriftKind.Drift,
                    expected,
                    inPortal,
                    LastSequence: 0,
                    LastChangeId: null,
                    LastTime: null
                );
                yield return Touched(item, account, account.TouchOf(field), portal, follows);
            }
        }
    }

    private static DriftItem Touched(
        DriftItem item,
        SyncedAccount account,
        LastTouch touch,
        PortalCopy portal,
        bool follows
    )
    {
        var isRestated = account.RestatedSequence > touch.Sequence;
        var last = isRestated ? account.RestatedSequence : touch.Sequence;
        return item with
        {
            Kind = follows && last > portal.AppliedSequence ? DriftKind.InFlight : DriftKind.Drift,
            LastSequence = last,
            LastChangeId = isRestated ? null : touch.ChangeId,
            LastTime = isRestated || last == 0 ? null : touch.Time,
        };
    }

    private static string DigestOf(string feedId, PortalCopy portal, DriftItem[] items)
    {
        var text = new StringBuilder(feedId).Append('\n').Append(portal.FeedId).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"{portal.AppliedSequence}\n");
        var count = 0;
        foreach (var item in items)
        {
            if (item.Kind == DriftKind.Drift)
            {
                text.Append(CultureInfo.InvariantCulture, $"{item.Subject} {item.LastSequence}\n");
                count++;
            }
        }

        return count == 0
            ? string.Empty
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..DigestLength];
    }
}
