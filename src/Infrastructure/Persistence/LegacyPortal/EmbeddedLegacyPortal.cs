using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Sessions;

namespace PublisherMigration.Infrastructure.Persistence.LegacyPortal;

/// <summary>
/// A legacy portal in a table of our own: a real second copy, which is never read from the first. It takes many accounts in
/// one write, which may be lost in a crash, since what it had applied is asked for and delivered again.
/// </summary>
internal sealed class EmbeddedLegacyPortal(IStore store) : ILegacyPortal, IDisposable
{
    private const WriteOptions Cheaply = WriteOptions.Lazily | WriteOptions.WithoutUndo;

    private static readonly PortalFailure Overtaken = new(
        PortalFailureKind.TryAgain,
        "ABORTED",
        "Another call has changed the account."
    );

    /// <summary>What must not wait stands behind one such write at most.</summary>
    private const int AccountsPerWrite = 512;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly PortalCache _cache = new();

    public bool IsEmbedded => true;

    public int AccountsPerCall => 16_384;

    public int CallsAtOnce => 1;

    /// <summary>
    /// Changes of an account share its row, and rows share pages: what is gathered costs the writer a fraction.
    /// </summary>
    public TimeSpan BetweenCalls => TimeSpan.FromMilliseconds(500);

    public async Task<IReadOnlyList<PortalAnswer>> ApplyChangesAsync(
        IReadOnlyList<AccountBatch> batches,
        CancellationToken cancellationToken
    )
    {
        await _turn.WaitAsync(cancellationToken);
        var isDone = false;
        try
        {
            var answers = await ApplyAsync(batches, cancellationToken);
            isDone = true;
            return answers;
        }
        finally
        {
            if (!isDone)
            {
                // Whether it was stored is not known.
                _cache.Clear();
            }

            _turn.Release();
        }
    }

    public async Task<PortalCopy?> GetRosterAsync(string feedId, PublisherId id, CancellationToken cancellationToken) =>
        await store.ReadAsync(session => ((ReadSession)session).LegacyPortal.Find(id)?.ToCopy(), cancellationToken);

    public void Dispose() => _turn.Dispose();

    private async Task<PortalAnswer[]> ApplyAsync(
        IReadOnlyList<AccountBatch> batches,
        CancellationToken cancellationToken
    )
    {
        var answers = new PortalAnswer[batches.Count];
        // In the order of their key few pages are touched; a piece at a time few accounts are in memory at once.
        var order = Enumerable
            .Range(0, batches.Count)
            .OrderBy(i => batches[i].PublisherId.Value, StringComparer.Ordinal);
        foreach (var piece in order.Chunk(AccountsPerWrite))
        {
            await ApplyAsync(batches, piece, answers, cancellationToken);
        }

        return answers;
    }

    private async Task ApplyAsync(
        IReadOnlyList<AccountBatch> batches,
        int[] piece,
        PortalAnswer[] answers,
        CancellationToken cancellationToken
    )
    {
        var accounts = await FindAsync(batches, piece, cancellationToken);
        var rows = new List<PortalRow>(piece.Length);
        for (var i = 0; i < piece.Length; i++)
        {
            var (account, index) = (accounts[i], piece[i]);
            var (feedId, sequence) = (account.FeedId, account.AppliedSequence);
            answers[index] = account.Apply(batches[index]);
            if (account.AppliedSequence != sequence || !ReferenceEquals(account.FeedId, feedId))
            {
                rows.Add(PortalRow.Of(index, account, feedId, sequence));
            }
        }

        if (rows.Count > 0)
        {
            await SaveAsync(rows, answers, cancellationToken);
        }
    }

    private async Task SaveAsync(List<PortalRow> rows, PortalAnswer[] answers, CancellationToken cancellationToken)
    {
        var stored = await store.WriteAsync(session => Save(session, rows), WhenFull.Wait, Cheaply, cancellationToken);
        for (var i = 0; i < rows.Count; i++)
        {
            Remember(rows[i].Account, stored[i], ref answers[rows[i].Index]);
        }
    }

    private static bool[] Save(IWriteSession session, List<PortalRow> rows)
    {
        var portal = ((WriteSession)session).LegacyPortalWrites;
        var stored = new bool[rows.Count];
        for (var i = 0; i < stored.Length; i++)
        {
            stored[i] = portal.Save(rows[i]);
        }

        return stored;
    }

    private void Remember(PortalAccount account, bool isStored, ref PortalAnswer answer)
    {
        if (isStored)
        {
            account.IsStored = true;
            _cache.Put(account);
        }
        else
        {
            // Somebody else has changed its row: neither is it as it was read, nor is what was made of it.
            _cache.Remove(account.Id);
            answer = PortalAnswer.Failed(Overtaken);
        }
    }

    private async ValueTask<PortalAccount[]> FindAsync(
        IReadOnlyList<AccountBatch> batches,
        int[] piece,
        CancellationToken cancellationToken
    )
    {
        var accounts = new PortalAccount[piece.Length];
        var missing = new List<int>();
        for (var i = 0; i < accounts.Length; i++)
        {
            if (_cache.Find(batches[piece[i]].PublisherId) is { } known)
            {
                accounts[i] = known;
            }
            else
            {
                missing.Add(i);
            }
        }

        return missing.Count == 0
            ? accounts
            : await store.ReadAsync(
                session =>
                {
                    var portal = ((ReadSession)session).LegacyPortal;
                    foreach (var i in missing)
                    {
                        var id = batches[piece[i]].PublisherId;
                        accounts[i] = portal.Find(id) ?? new PortalAccount(id);
                    }

                    return accounts;
                },
                cancellationToken
            );
    }
}
