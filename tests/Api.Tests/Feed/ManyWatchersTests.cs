using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Feed;

public sealed class ManyWatchersTests : IAsyncLifetime
{
    private RunningService _service = null!;
    private Recorder _recorder = null!;

    public async ValueTask InitializeAsync()
    {
        _service = await RunningService.StartWithWorldAsync();
        _recorder = new Recorder(_service);
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task ReaderThatNeverReads_IsGivenLittle_AndHindersNobody()
    {
        const int Changes = 50_000;
        var accounts = await _recorder.MigrateAsync(20);
        using var sent = new SentChanges(_service);
        using var stuck = FeedReader.From(_service, WatchStart.Beginning);
        await stuck.BookmarkAsync();

        await _recorder.RecordAsync(accounts, Changes);
        var givenToStuck = await Eventually.BecomeAsync(
            async () =>
            {
                var before = sent.Count;
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
                return (Before: before, After: sent.Count);
            },
            given => given.Before == given.After
        );
        using var reader = FeedReader.From(_service, WatchStart.Beginning);
        await reader.BookmarkAsync();
        var seen = await reader.ChangesAsync(Changes + accounts.Length);

        // What fits into the windows of HTTP/2 and the buffers beside them, of some 10 MB of changes.
        givenToStuck.After.ShouldBeInRange(1, Changes / 5);
        seen.Select(change => change.Position).ShouldBe(1L.To(Changes + accounts.Length));

        // It has lost nothing: as soon as it reads it has everything, in order.
        var late = await stuck.ChangesAsync(Changes + accounts.Length);
        late.Select(change => change.Position).ShouldBe(1L.To(Changes + accounts.Length));
    }

    [Fact]
    public async Task ThousandIdleStreams_OfWhichOneIsConcerned_WakeThatOne()
    {
        const int Streams = 1_000;
        var account = (await _recorder.MigrateAsync(1))[0];
        var others = await _recorder.MigrateAsync(1, "other");
        var streams = new List<FeedReader>(Streams);
        try
        {
            for (var i = 0; i < Streams; i++)
            {
                var filter = i == 700 ? account : string.Create(CultureInfo.InvariantCulture, $"nobody-{i}");
                streams.Add(FeedReader.From(_service, WatchStart.Now, filter));
            }

            await Task.WhenAll(streams.Select(stream => stream.BookmarkAsync()));
            var next = streams.ConvertAll(stream => stream.NextAsync());

            await _recorder.RecordAsync(others, 300, perTransaction: 1);
            await _recorder.RecordAsync([account], 1);
            var woken = await next[700];
            while (woken.Bookmark is not null)
            {
                woken = await streams[700].NextAsync();
            }

            woken.Changes.Single().PublisherId.ShouldBe(account);
            // The rest is still waiting, or had a bookmark at its time.
            for (var i = 0; i < Streams; i++)
            {
                if (i != 700 && next[i].IsCompleted)
                {
                    (await next[i]).Bookmark.ShouldNotBeNull();
                }
            }
        }
        finally
        {
            streams.ForEach(stream => stream.Dispose());
        }
    }

    [Fact]
    public async Task StreamThatIsClosed_IsForgotten()
    {
        var account = (await _recorder.MigrateAsync(1))[0];
        using var open = new OpenWatchers(_service);
        using (var reader = FeedReader.From(_service, WatchStart.Now, account))
        {
            await reader.BookmarkAsync();
            open.Count.ShouldBe(1);
        }

        await Eventually.BecomeAsync(() => Task.FromResult(open.Count), count => count == 0);
    }

    private sealed class SentChanges(RunningService service)
        : Measured(service, "publishermigration.feed.changes_sent");

    private sealed class OpenWatchers(RunningService service) : Measured(service, "publishermigration.feed.watchers");

    /// <summary>What one instrument of one service adds up to.</summary>
    private abstract class Measured : IDisposable
    {
        private readonly MeterListener _listener = new();
        private long _sum;

        protected Measured(RunningService service, string instrument)
        {
            var meters = service.Services.GetRequiredService<IMeterFactory>();
            _listener.InstrumentPublished = (published, listener) =>
            {
                if (
                    ReferenceEquals(published.Meter.Scope, meters)
                    && string.Equals(published.Name, instrument, StringComparison.Ordinal)
                )
                {
                    listener.EnableMeasurementEvents(published);
                }
            };
            _listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref _sum, value));
            _listener.SetMeasurementEventCallback<int>((_, value, _, _) => Interlocked.Add(ref _sum, value));
            _listener.Start();
        }

        public long Count => Interlocked.Read(ref _sum);

        public void Dispose() => _listener.Dispose();
    }
}
