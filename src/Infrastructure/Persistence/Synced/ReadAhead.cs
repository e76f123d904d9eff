using System.Threading.Channels;
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

    private readonly Channel<AccountAhead> _wanted = Channel.CreateUnbounded<AccountAhead>(
        new UnboundedChannelOptions { SingleReader = true }
    );

    private readonly string _path;
    private readonly MemoryEpochs _epochs;
    private readonly ILogger _logger;
    private readonly Thread _thread;

    public ReadAhead(string path, MemoryEpochs epochs, ILogger logger)
    {
        _path = path;
        _epochs = epochs;
        _logger = logger;
        _thread = new Thread(Work) { IsBackground = true, Name = "store read ahead" };
        _thread.Start();
    }

    /// <summary>Whether accounts are asked for that the writer does not have in memory.</summary>
    public bool IsWorthwhile => !_epochs.DoAccountsComeAgain;

    public void Want(AccountAhead account) => _wanted.Writer.TryWrite(account);

    public void Dispose()
    {
        _wanted.Writer.TryComplete();
        _thread.Join();
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
                reader?.Dispose();
                reader = null;
            }
        }

        reader?.Dispose();
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
