using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using PublisherMigration.Infrastructure.Persistence.Reading;

namespace PublisherMigration.Infrastructure.Persistence.Synced;

/// <summary>
/// Reads accounts that waiting writes will ask for, on a connection and a thread of its own, so that the writer need not. It is
/// no more than a help: what is not read in time, or in an epoch before the present one, the writer reads itself.
/// </summary>
internal sealed class ReadAhead : IDisposable
{
    private const int MostInOneSnapshot = 64;

    /// <summary>After a read failed: the disk is not asked for each call that comes meanwhile.</summary>
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMilliseconds(500);

    private readonly Channel<AccountAhead> _wanted = Channel.CreateUnbounded<AccountAhead>(
        new UnboundedChannelOptions { SingleReader = true }
    );

    private readonly string _path;
    private readonly MemoryEpochs _epochs;
    private readonly ILogger _logger;
    private readonly ManualResetEventSlim _ending = new();
    private readonly Thread _thread;

    public ReadAhead(string path, MemoryEpochs epochs, ILogger logger)
    {
        _path = path;
        _epochs = epochs;
        _logger = logger;
        _thread = new Thread(Work) { IsBackground = true, Name = "store read ahead" };
    }

    /// <summary>Whether accounts are asked for that the writer does not have in memory.</summary>
    public bool IsWorthwhile => !_epochs.DoAccountsComeAgain;

    public void Start() => _thread.Start();

    public void Want(AccountAhead account) => _wanted.Writer.TryWrite(account);

    public void Dispose()
    {
        _wanted.Writer.TryComplete();
        _ending.Set();
        _thread.Join();
        _ending.Dispose();
    }

    private void Work()
    {
        ReaderConnection? reader = null;
        while (WaitForSome())
        {
            try
            {
                reader ??= new ReaderConnection(_path);
                // Looked at before the snapshot begins.
                reader.OnOneSnapshot(ReadSome, (reader.Synced, _epochs.Now));
            }
#pragma warning disable CA1031 // Whatever it was, the writer will meet it where it can be answered.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                Log.ReadFailed(_logger, failure);
                Close(reader);
                reader = null;
                _ending.Wait(AfterFailure);
                ForgetWanted();
            }
        }

        Close(reader);
    }

    private void Close(ReaderConnection? reader)
    {
        try
        {
            reader?.Dispose();
        }
        catch (SqliteException failure)
        {
            Log.CloseFailed(_logger, failure);
        }
    }

    private void ForgetWanted()
    {
        while (_wanted.Reader.TryRead(out _))
        {
            // The writer reads them itself.
        }
    }

    private bool WaitForSome()
    {
#pragma warning disable VSTHRD002 // This thread does nothing else than wait for accounts.
        return _wanted.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
    }

    /// <returns>How many of them were wanted still.</returns>
    private int ReadSome((SyncedStatements Rows, long Epoch) source)
    {
        var count = 0;
        for (var i = 0; i < MostInOneSnapshot && _wanted.Reader.TryRead(out var account); i++)
        {
            if (!account.IsTaken)
            {
                account.Set(source.Rows.Read(account.Id), source.Epoch);
                count++;
            }
        }

        return count;
    }
}
