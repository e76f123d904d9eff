using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Grpc.Core;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Hosting.Tests.Support;

namespace PublisherMigration.Hosting.Tests.Observability;

public sealed class CallMetricsTests
{
    [Fact]
    public async Task Calls_AreCountedByMethodAndTheStatusThatTheCallerSees()
    {
        using var issuer = new TokenIssuer();
        await using var host = await HostUnderTest.StartAsync(settings: issuer.Settings);
        var seen = new ConcurrentQueue<string>();
        using var listener = Listen(host, seen);
        using var channel = host.Channel();
        var client = new MigrationService.MigrationServiceClient(channel);
        var cancel = TestContext.Current.CancellationToken;

        await client.GetBannerAsync(new(), Bearer.Header(issuer.Good("migration.read")), cancellationToken: cancel);
        await Should.ThrowAsync<RpcException>(async () =>
            await client.GetBannerAsync(new GetBannerRequest(), cancellationToken: cancel)
        );

        await Eventually.Become(() => Task.FromResult(seen.Count >= 4));
        const string Method = "publishermigration.v1.MigrationService/GetBanner";
        seen.ShouldBe([
            $"publishermigration.calls {Method} OK",
            $"publishermigration.call.duration {Method} OK",
            $"publishermigration.calls {Method} UNAUTHENTICATED",
            $"publishermigration.call.duration {Method} UNAUTHENTICATED",
        ]);
    }

    // Other tests of this process have meters of the same name: the factory tells them apart.
    private static MeterListener Listen(HostUnderTest host, ConcurrentQueue<string> seen)
    {
        var factory = host.App.Services.GetService(typeof(IMeterFactory));
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name is "PublisherMigration" && ReferenceEquals(instrument.Meter.Scope, factory))
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => seen.Enqueue(Line(instrument, tags)));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => seen.Enqueue(Line(instrument, tags)));
        listener.Start();
        return listener;
    }

    private static string Line(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        $"{instrument.Name} {tags[0].Value} {tags[1].Value}";
}
