using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Infrastructure.Persistence.LegacyPortal;

/// <summary>
/// A legacy portal of our own: a real second copy in a database of its own, which is never read from the first and takes no
/// time of the store's writer. A call is one transaction, and on disk before it is answered.
/// </summary>
internal sealed class EmbeddedLegacyPortal(
    IOptions<DatabaseOptions> options,
    StoreSeam seam,
    ILogger<EmbeddedLegacyPortal> logger
) : ILegacyPortal, IDisposable
{
    private readonly string _path = PortalConnection.PathBeside(Path.GetFullPath(options.Value.Path));
    private readonly SemaphoreSlim _turn = new(1);
    private readonly SemaphoreSlim _readersTurn = new(1);
    private readonly PortalCache _cache = new();
    private PortalConnection? _connection;
    private PortalConnection? _reader;

    public bool IsEmbedded => true;

    public int AccountsPerCall => 16_384;

    public int CallsAtOnce => 1;

    /// <summary>
    /// Changes of an account share its row, rows share pages, and all of them a sync of the disk: what is gathered costs a
    /// fraction.
    /// </summary>
    public TimeSpan BetweenCalls => TimeSpan.FromMilliseconds(500);

    /// <summary>Once, before the first call: a database that cannot be opened is no reason to look for an account's fault.</summary>
    /// <exception cref="StoreRefusedException">It cannot be opened, or was written by a newer program.</exception>
    public void Open()
    {
        try
        {
            _connection = PortalConnection.Open(_path);
        }
        catch (SqliteException failure)
        {
            throw new StoreRefusedException(
                $"The embedded legacy portal's database {_path} cannot be opened: {failure.Message} When it is damaged, move it "
                    + "away: it is filled again with the next change that is delivered."
            );
        }
    }

    public async Task<IReadOnlyList<PortalAnswer>> ApplyChangesAsync(
        IReadOnlyList<AccountBatch> batches,
        CancellationToken cancellationToken
    )
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            // It waits for the disk, which the threads of the pool are too few for.
            return await Task.Factory.StartNew(
                () => Apply(batches, cancellationToken),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default
            );
        }
        catch (SqliteException failure)
        {
            Log.EmbeddedPortalFailed(logger, failure);
            var answer = PortalAnswer.Failed(Failed(failure));
            return [.. batches.Select(_ => answer)];
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task<PortalCopy?> GetRosterAsync(string feedId, PublisherId id, CancellationToken cancellationToken)
    {
        await _readersTurn.WaitAsync(cancellationToken);
        try
        {
            _reader ??= PortalConnection.OpenReader(_path);
            return _reader.Accounts.Find(id)?.ToCopy();
        }
        catch (SqliteException failure)
        {
            Log.EmbeddedPortalFailed(logger, failure);
            Drop(ref _reader);
            throw new PortalUnavailableException(Failed(failure));
        }
        finally
        {
            _readersTurn.Release();
        }
    }

    public void Dispose()
    {
        Drop(ref _reader);
        Drop(ref _connection);
        _readersTurn.Dispose();
        _turn.Dispose();
    }

    private PortalAnswer[] Apply(IReadOnlyList<AccountBatch> batches, CancellationToken cancellationToken)
    {
        var isDone = false;
        try
        {
            var portal = _connection ??= PortalConnection.Open(_path);
            portal.Transactions.BeginWrite();
            var answers = new PortalAnswer[batches.Count];
            foreach (var index in InOrderOfKeys(batches))
            {
                cancellationToken.ThrowIfCancellationRequested();
                answers[index] = Apply(portal.Accounts, batches[index]);
            }

            seam.At(StoreStep.PortalCommit);
            portal.Transactions.Commit();
            isDone = true;
            return answers;
        }
        finally
        {
            if (!isDone)
            {
                // Nothing of it is stored, or that is not known: closing undoes what can be undone.
                _cache.Clear();
                Drop(ref _connection);
            }
        }
    }

    private PortalAnswer Apply(PortalStatements accounts, AccountBatch batch)
    {
        var account =
            _cache.Find(batch.PublisherId) ?? accounts.Find(batch.PublisherId) ?? new PortalAccount(batch.PublisherId);
        var (feedId, sequence) = (account.FeedId, account.AppliedSequence);
        var answer = account.Apply(batch);
        if (account.AppliedSequence != sequence || !ReferenceEquals(account.FeedId, feedId))
        {
            accounts.Save(account);
            _cache.Put(account);
        }

        return answer;
    }

    /// <summary>So that few pages are touched.</summary>
    private static int[] InOrderOfKeys(IReadOnlyList<AccountBatch> batches)
    {
        int[] order = [.. Enumerable.Range(0, batches.Count)];
        Array.Sort(
            order,
            (one, other) => string.CompareOrdinal(batches[one].PublisherId.Value, batches[other].PublisherId.Value)
        );
        return order;
    }

    private void Drop(ref PortalConnection? connection)
    {
        try
        {
            connection?.Dispose();
        }
        catch (SqliteException failure)
        {
            Log.CloseFailed(logger, failure);
        }

        connection = null;
    }

    private static PortalFailure Failed(SqliteException failure) =>
        new(
            PortalFailureKind.NoAnswer,
            "UNAVAILABLE",
            $"The database of the embedded legacy portal failed: {failure.Message}"
        );
}
