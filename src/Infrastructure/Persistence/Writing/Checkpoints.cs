using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace PublisherMigration.Infrastructure.Persistence.Writing;

/// <summary>
/// Brings the WAL into the database: most of it beside the writer, and between two of its transactions what came meanwhile, so
/// that the next one begins the WAL anew.
/// </summary>
internal sealed class Checkpoints(sqlite3 database, string path, int checkpointPages, StoreSeam seam, ILogger logger)
    : IDisposable
{
    /// <summary>SQLITE_DBSTATUS_CACHE_WRITE: pages written, which in WAL mode are frames of the WAL.</summary>
    private const int PagesWritten = 9;

    /// <summary>A WAL this many times its threshold is one that readers keep from being used anew.</summary>
    private const int FarBeyond = 8;

    /// <summary>What the writer copies itself is at most this part of the threshold: some 500 pages, 10 ms.</summary>
    private const int ShortPart = 32;

    /// <summary>So often in a row at most is another one begun because much came during the last.</summary>
    private const int MostInARow = 4;

    private readonly ConcurrentCheckpoint _concurrent = new(path, checkpointPages, seam);
    private int _inARow;

    /// <summary>To be called by the writer between its transactions: begins what is due, ends what can be ended.</summary>
    /// <exception cref="SqliteException">The disk fails. Nothing is lost: the WAL has it all.</exception>
    public void Proceed()
    {
        if (_concurrent.IsUnderWay)
        {
            return;
        }

        var took = _concurrent.TakeEnded();
        var isShort = WrittenPages() < (took is null ? checkpointPages : checkpointPages / ShortPart);
        if (!isShort && _inARow < MostInARow)
        {
            _inARow++;
            CountAnew();
            _concurrent.Begin();
        }
        else if (took is { } beside)
        {
            _inARow = 0;
            var began = Stopwatch.GetTimestamp();
            seam.At(StoreStep.Checkpoint);
            Finish();
            Log.Checkpointed(logger, beside.TotalMilliseconds, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
    }

    /// <summary>At the end, with no reader left.</summary>
    public void CopyWhole()
    {
        _concurrent.Dispose();
        CopyAs(raw.SQLITE_CHECKPOINT_TRUNCATE);
    }

    public void Dispose() => _concurrent.Dispose();

    /// <summary>
    /// Copies as far as readers let it; where they have not let it for long, waits for them and begins the WAL anew.
    /// </summary>
    private void Finish()
    {
        var frames = CopyAs(raw.SQLITE_CHECKPOINT_PASSIVE);
        if (frames > (long)FarBeyond * checkpointPages)
        {
            CopyAs(raw.SQLITE_CHECKPOINT_TRUNCATE);
        }
    }

    private int CopyAs(int mode)
    {
        var result = raw.sqlite3_wal_checkpoint_v2(database, "main", mode, out var frames, out _);
        CountAnew();
        // Busy: a reader holds the rest back; the next one will do it.
        if (result is not (raw.SQLITE_OK or raw.SQLITE_BUSY))
        {
            SqliteException.ThrowExceptionForRC(result, database);
        }

        return frames;
    }

    private int WrittenPages()
    {
        raw.sqlite3_db_status(database, PagesWritten, out var pages, out _, resetFlg: 0);
        return pages;
    }

    private void CountAnew() => raw.sqlite3_db_status(database, PagesWritten, out _, out _, resetFlg: 1);
}
