using Google.Protobuf;
using PublisherMigration.Bench.V1;
using PublisherMigration.Harness.Contestants;
using PublisherMigration.Harness.Reporting;
using PublisherMigration.LoadGenerator;

namespace PublisherMigration.Harness.Goals;

/// <summary>P1: <c>GetBanner</c> beside the bare echo, bodies of the same size, the same connections and streams.</summary>
internal sealed class ReadBanners : IGoal
{
    public const string BannerPath = "/publishermigration.v1.MigrationService/GetBanner";
    private const string Work = "`GetBanner` unary, publishers drawn at random";

    public string Id => "P1";

    public bool NeedsOurServer => false;

    public async Task<GoalReport> MeasureAsync(Bench bench, CancellationToken cancellation)
    {
        var requests = bench.Fleet.BannerRequests();
        var banners = new CallBodies(requests);
        var echoes = new CallBodies(requests.ConvertAll(EchoOfSameSize));
        await using var echo = await ServerProcess.StartAsync(Commands.Echo(bench.EchoDirectory), cancellation);
        await using var ours = await ServerProcess.StartAsync(await OursAsync(bench, cancellation), cancellation);
        var theirProfile = EchoProfile(bench.Options, echo, echoes);
        var ourProfile = bench.Options.Null
            ? EchoProfile(bench.Options, ours, echoes)
            : UnaryRun.Profile(bench.Options, ours, BannerPath, banners);

        var pairs = await Pairs.MeasureAsync(
            bench.Options.Rounds,
            () => Task.FromResult(UnaryRun.Measure(ours, ourProfile, cancellation)),
            () => Task.FromResult(UnaryRun.Measure(echo, theirProfile, cancellation)),
            cancellation
        );
        return new GoalReport(
            new ReportTable(
                $"{Id}: {Work}",
                $"{requests.Count:N0} distinct bodies, {bench.Options.DescribeLoad()}.",
                UnaryFigures.Columns,
                [.. pairs.SelectMany((pair, i) => new[] { pair.Ours.Row(i + 1), pair.Theirs.Row(i + 1) })]
            ),
            [
                Verdict.AtLeast(Id, Work, "calls/s", 0.5, pairs, figures => figures.Result.CallsPerSecond),
                Verdict.AtMost(Id, Work, "p99 ms", 3, pairs, figures => figures.P99.TotalMilliseconds),
            ]
        );
    }

    private static async Task<ServerCommand> OursAsync(Bench bench, CancellationToken cancellation) =>
        bench.Options.Null
            ? Commands.Echo(bench.EchoDirectory) with
            {
                Name = "second echo",
            }
            : Commands.Api(bench.ApiDirectory, await bench.FleetDatabaseAsync(cancellation));

    private static LoadProfile EchoProfile(BenchOptions options, ServerProcess server, CallBodies echoes) =>
        UnaryRun.Profile(options, server, Commands.EchoPath, echoes) with
        {
            AnswerIsRequest = true,
        };

    /// <summary>The payload gives up to the echo's own field what that takes.</summary>
    private static byte[] EchoOfSameSize(byte[] request)
    {
        var field = 1 + CodedOutputStream.ComputeLengthSize(request.Length - 2);
        return new EchoRequest { Payload = ByteString.CopyFrom(request.AsSpan(field)) }.ToByteArray();
    }
}
