using System.Net;
using Google.Protobuf;
using PublisherMigration.Bench.V1;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Harness.Contestants;
using PublisherMigration.Harness.Reporting;
using PublisherMigration.Harness.Sync;
using PublisherMigration.LoadGenerator;

namespace PublisherMigration.Harness.Goals;

/// <summary>P4: <c>WatchChanges</c> from the beginning, beside a bare stream of as many octets in messages of the same size.</summary>
internal sealed class ReadFeed : IGoal
{
    private const string Work = "`WatchChanges` from the beginning, one reader; bare server stream of the same octets";

    private static readonly FleetSize Size = new(10_000, 1_000_000);

    public string Id => "P4";

    public bool NeedsOurServer => true;

    public async Task<GoalReport> MeasureAsync(Bench bench, CancellationToken cancellation)
    {
        var size = Size.For(bench.Options);
        var fleet = await bench.MigratedFleetAsync(size, cancellation);
        await using var echo = await ServerProcess.StartAsync(Commands.Echo(bench.EchoDirectory), cancellation);
        await using var ours = await ServerProcess.StartAsync(
            Commands.Api(bench.ApiDirectory, fleet.Database),
            cancellation
        );
        Check(ours.Endpoint, fleet.Changes, cancellation);
        var last = new FeedCount();
        var pairs = await Pairs.MeasureAsync(
            bench.Options.Rounds,
            () =>
            {
                last = new FeedCount();
                return Task.FromResult(Watch(ours, fleet.Changes, last, cancellation));
            },
            () => Task.FromResult(Repeat(echo, last, cancellation)),
            cancellation
        );
        return new GoalReport(
            new ReportTable(
                $"{Id}: {Work}",
                $"{size}. All {fleet.Changes:N0} changes, those of the cut-overs among them, were checked once before: sequences without a gap, positions rising. A change has "
                    + $"{(double)last.Octets / last.Changes:N0} octets, a message {(double)last.Changes / last.Messages:N0} changes.",
                FeedFigures.Columns,
                [.. pairs.SelectMany((pair, i) => new[] { pair.Ours.Row(i + 1), pair.Theirs.Row(i + 1) })]
            ),
            [Verdict.AtLeast(Id, Work, "MB/s", 0.2, pairs, figures => figures.MegabytesPerSecond)]
        );
    }

    private static void Check(IPEndPoint server, long changes, CancellationToken cancellation)
    {
        var check = new FeedCheck();
        ServerStream.Read(Call(server, check.Take, () => check.Changes >= changes), cancellation);
        Progress.Say($"the feed's {check.Changes:N0} changes are in order and complete");
    }

    private static FeedFigures Watch(
        ServerProcess server,
        long changes,
        FeedCount count,
        CancellationToken cancellation
    )
    {
        using var watch = new ServerWatch(server);
        var elapsed = ServerStream.Read(
            Call(server.Endpoint, count.Take, () => count.Changes >= changes),
            cancellation
        );
        return count.Changes == changes
            ? new FeedFigures(server.Command.Name, elapsed, count, watch.Stop()) { HasChanges = true }
            : throw new BenchException($"the feed brought {count.Changes:N0} changes instead of {changes:N0}");
    }

    private static ServerStreamCall Call(IPEndPoint server, MessageTaker take, Func<bool> isEnough) =>
        new()
        {
            Server = server,
            Path = "/publishermigration.v1.AccountSyncService/WatchChanges",
            Request = new WatchChangesRequest { From = WatchStart.Beginning }.ToByteArray(),
            Take = take,
            IsEnough = isEnough,
        };

    private static FeedFigures Repeat(ServerProcess echo, FeedCount ours, CancellationToken cancellation)
    {
        var length = (int)(ours.Octets / ours.Messages);
        var field = 1 + CodedOutputStream.ComputeLengthSize(length);
        var request = new RepeatRequest { PayloadLength = length - field, Times = ours.Messages };
        var count = new FeedCount();
        using var watch = new ServerWatch(echo);
        var elapsed = ServerStream.Read(
            new ServerStreamCall
            {
                Server = echo.Endpoint,
                Path = Commands.RepeatPath,
                Request = request.ToByteArray(),
                Take = count.Take,
            },
            cancellation
        );
        return count.Messages == request.Times
            ? new FeedFigures(echo.Command.Name, elapsed, count, watch.Stop())
            : throw new BenchException(
                $"the bare stream brought {count.Messages:N0} messages instead of {request.Times:N0}"
            );
    }
}
