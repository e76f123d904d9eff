using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>
/// One run of the delivery: from what the tables say until it is stopped or the store fails, after which another run begins
/// from the tables. All its state belongs to one loop; calls, reads and writes run beside it and report through its inbox.
/// </summary>
internal sealed partial class DeliveryRun : IAsyncDisposable
{
    private const int TailPage = 1_000;

    /// <summary>Changes in memory; with more, the tail is not read on.</summary>
    private const int MostInMemory = 32_768;

    /// <summary>Before those that have ended are looked for.</summary>
    private const int MostTasks = 256;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WaitDuringCalls = TimeSpan.FromMilliseconds(250);

    /// <summary>So often the tail is read all the same, while what was recorded is still in memory.</summary>
    private static readonly TimeSpan WaitDuringGathering = TimeSpan.FromMilliseconds(100);

    private readonly ILegacyPortal _portal;
    private readonly IStore _store;
    private readonly IChangeFeedReader _feed;
    private readonly DeliveryLoader _loader;
    private readonly TimeProvider _time;
    private readonly DeliveryMetrics _metrics;
    private readonly ILogger _logger;
    private readonly string _feedId;
    private readonly PortalGate _gate;
    private readonly DeliveryQueues _queues;
    private readonly Dictionary<PublisherId, AccountDelivery> _accounts = [];
    private readonly CancellationTokenSource _ending = new();
    private readonly HashSet<Task> _tasks = [];
    private readonly Channel<Action> _inbox = Channel.CreateUnbounded<Action>(
        new UnboundedChannelOptions { SingleReader = true }
    );
    private readonly ITimer _timer;
    private int _tasksBeforeSweep = MostTasks;
    private long _recordedBefore;
    private long _readTo;
    private int _inMemory;

    public DeliveryRun(
        ILegacyPortal portal,
        IStore store,
        IChangeFeedReader feed,
        DeliveryLoader loader,
        TimeProvider time,
        DeliveryMetrics metrics,
        ILogger logger
    )
    {
        _portal = portal;
        _store = store;
        _feed = feed;
        _loader = loader;
        _time = time;
        _metrics = metrics;
        _logger = logger;
        _feedId = store.FeedId.ToString("D");
        _gate = new PortalGate(time);
        _queues = new DeliveryQueues(time);
        _mostOthers = Math.Max(portal.AccountsPerCall, portal.AccountsPerCall * portal.CallsAtOnce / 2);
        _mostSwept = Math.Max(portal.AccountsPerCall, portal.AccountsPerCall * portal.CallsAtOnce / 8);
        _timer = time.CreateTimer(
            static state => ((DeliveryRun)state!)._inbox.Writer.TryWrite(static () => { }),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
        Portal = new PortalStatusView(IsPaused: false, LastError: null, NextAttemptTime: null, portal.IsEmbedded);
    }

    /// <summary>For any thread.</summary>
    public PortalStatusView Portal
    {
        get => Volatile.Read(ref field);
        private set => Volatile.Write(ref field, value);
    }

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        using var stop = stoppingToken.Register(static state => ((DeliveryRun)state!).Post(static () => { }), this);
        await BeginAsync(stoppingToken);
        Task<bool>? more = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            // Taken before reading: what is committed meanwhile is not missed.
            var change = _feed.NextChange;
            while (_inbox.Reader.TryRead(out var news))
            {
                news();
            }

            Obey();
            _queues.WakeDue();
            var readOn = await ReadTailAsync(stoppingToken);
            Restate();
            Sweep();
            Load();
            Dispatch();
            Book();
            Show();
            if (!readOn)
            {
                more ??= _inbox.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
                _timer.Change(Wait(), Timeout.InfiniteTimeSpan);
                // While it gathers, what is recorded need not wake it each time.
                await (IsGathering ? (Task)more : Task.WhenAny(change, more));
            }

            more = more is { IsCompleted: true } ? null : more;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        await _ending.CancelAsync();
        await Task.WhenAll(_tasks.ToArray());
        _hasEnded = true;
        RefuseWaiting();
        _ending.Dispose();
    }

    /// <summary>For any thread: the loop will do it.</summary>
    private void Post(Action news) => _inbox.Writer.TryWrite(news);

    /// <summary>Beside the loop; what it throws ends the run.</summary>
    private void Start(Func<CancellationToken, Task<Action>> work)
    {
        // What seems to be asynchronous need not be: the loop must not wait for a disk.
        var task = Task.Run(() => RunBesideAsync(work), CancellationToken.None);
        _tasks.Add(task);
        if (_tasks.Count > _tasksBeforeSweep)
        {
            _tasks.RemoveWhere(static done => done.IsCompleted);
            _tasksBeforeSweep = Math.Max(MostTasks, 2 * _tasks.Count);
        }
    }

    private async Task RunBesideAsync(Func<CancellationToken, Task<Action>> work)
    {
        try
        {
            Post(await work(_ending.Token));
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            // The run ends: nobody waits for it.
        }
#pragma warning disable CA1031 // It is thrown again in the loop.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            var caught = System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(failure);
            Post(caught.Throw);
        }
    }

    private TimeSpan Wait()
    {
        var wait = _calls.Count > 0 ? WaitDuringCalls : LongestWait;
        wait = Shorter(wait, _queues.NextDue);
        if (IsGathering)
        {
            wait = Shorter(wait, _gathersUntil);
            wait = wait < WaitDuringGathering ? wait : WaitDuringGathering;
        }

        wait = Shorter(wait, _probes > 0 || !HasToProbe ? null : _gate.DueAt);
        return Shorter(wait, BookDue);
    }

    private bool HasToProbe => _queues.HasFresh || _queues.HasOthers || _queues.NextDue is not null;

    private TimeSpan Shorter(TimeSpan wait, long? due)
    {
        if (due is not { } at)
        {
            return wait;
        }

        var left = _time.GetElapsedTime(_time.GetTimestamp(), at);
        return left <= TimeSpan.Zero ? TimeSpan.FromMilliseconds(1)
            : left < wait ? left
            : wait;
    }

    private long After(TimeSpan wait) => _time.GetTimestamp() + (long)(wait.TotalSeconds * _time.TimestampFrequency);

    private void Show()
    {
        if (
            Portal.IsPaused != _gate.IsPaused
            || Portal.LastError != _gate.LastError
            || Portal.NextAttemptTime != _gate.NextAttemptTime
        )
        {
            Portal = new PortalStatusView(_gate.IsPaused, _gate.LastError, _gate.NextAttemptTime, _portal.IsEmbedded);
        }
    }
}
