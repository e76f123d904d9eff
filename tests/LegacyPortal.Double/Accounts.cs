using System.Collections.Immutable;
using PublisherMigration.Contracts.LegacyPortal.V1;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.LegacyPortal.Double;

/// <summary>The portal's accounts: one change of state at a time, each recorded.</summary>
internal sealed class Accounts(Records records)
{
    private readonly Lock _lock = new();
    private ImmutableDictionary<string, PortalAccount> _accounts = ImmutableDictionary.Create<string, PortalAccount>(
        StringComparer.Ordinal
    );

    public PortalAccount? Find(string publisherId)
    {
        lock (_lock)
        {
            return _accounts.GetValueOrDefault(publisherId);
        }
    }

    public CompareAndSet.Result Apply(ApplyChangesRequest request, Func<Change, Refusal?> refusal, int atMost)
    {
        lock (_lock)
        {
            var before = _accounts.GetValueOrDefault(request.PublisherId, PortalAccount.Unknown);
            var result = CompareAndSet.Judge(before, request, refusal, atMost);
            if (result.Account != before)
            {
                _accounts = _accounts.SetItem(request.PublisherId, result.Account);
            }

            foreach (var change in result.Applied)
            {
                records.Happened(request.PublisherId, KindOf(change), request.FeedId, change.Sequence);
            }

            return result;
        }
    }

    public PortalBackup Backup()
    {
        lock (_lock)
        {
            return new(_accounts);
        }
    }

    public void Restore(PortalBackup backup)
    {
        lock (_lock)
        {
            var touched = _accounts.Keys.Union(backup.Accounts.Keys, StringComparer.Ordinal).ToArray();
            _accounts = backup.Accounts;
            foreach (var publisherId in touched)
            {
                RecordReplacement(publisherId);
            }
        }
    }

    /// <summary>Sets an account as somebody in the portal would, past the feed.</summary>
    public void Replace(string publisherId, Func<PortalAccount, PortalAccount?> replace)
    {
        lock (_lock)
        {
            _accounts = replace(_accounts.GetValueOrDefault(publisherId, PortalAccount.Unknown)) is { } account
                ? _accounts.SetItem(publisherId, account)
                : _accounts.Remove(publisherId);
            RecordReplacement(publisherId);
        }
    }

    private void RecordReplacement(string publisherId)
    {
        var now = _accounts.GetValueOrDefault(publisherId, PortalAccount.Unknown);
        records.Happened(publisherId, PortalEventKind.Replaced, now.FeedId, now.AppliedSequence);
    }

    private static PortalEventKind KindOf(Change change) =>
        change.KindCase switch
        {
            Change.KindOneofCase.AccountMigrated => PortalEventKind.Migrated,
            Change.KindOneofCase.AccountRestated => PortalEventKind.Restated,
            _ => PortalEventKind.Applied,
        };
}
