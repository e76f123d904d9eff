using Google.Protobuf;
using Grpc.Core;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Feed;

/// <summary>WatchChanges is written past the generated serializer: nobody may see that.</summary>
public sealed class WireFormTests : IAsyncLifetime
{
    private static readonly Marshaller<byte[]> Octets = Marshallers.Create(static o => o, static o => o);

    private RunningService _service = null!;

    public async ValueTask InitializeAsync() => _service = await RunningService.StartWithWorldAsync();

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task EveryMessage_IsTheOctetsThatTheGeneratedMessageIs()
    {
        var recorder = new Recorder(_service);
        await recorder.RecordAsync(await recorder.MigrateAsync(3), 1_200);
        var request = new WatchChangesRequest { From = WatchStart.Beginning };
        var withSnapshot = new WatchChangesRequest { From = WatchStart.Now, IncludeSnapshot = true };

        var messages = await ReadAsync(request, atLeast: 5);
        messages.AddRange(await ReadAsync(withSnapshot, atLeast: 3));

        var parsed = messages.ConvertAll(WatchChangesResponse.Parser.ParseFrom);
        for (var i = 0; i < messages.Count; i++)
        {
            messages[i].ShouldBe(parsed[i].ToByteArray());
        }

        // All three kinds of message were among them.
        parsed.ShouldContain(message => message.Changes.Count > 100);
        parsed.ShouldContain(message => message.Rosters.Count == 3);
        parsed.ShouldContain(message => message.Bookmark != null);
    }

    [Fact]
    public async Task PagesOfChanges_StayFarBelowWhatClientsTakeAsOneMessage()
    {
        var recorder = new Recorder(_service);
        await recorder.RecordAsync(await recorder.MigrateAsync(3), 1_200);

        var messages = await ReadAsync(new WatchChangesRequest { From = WatchStart.Beginning }, atLeast: 4);

        messages.Max(message => message.Length).ShouldBeInRange(16 * 1024, 128 * 1024);
    }

    private async Task<List<byte[]>> ReadAsync(WatchChangesRequest request, int atLeast)
    {
        var method = new Method<byte[], byte[]>(
            MethodType.ServerStreaming,
            AccountSyncService.Descriptor.FullName,
            "WatchChanges",
            Octets,
            Octets
        );
        using var call = _service
            .Channel.CreateCallInvoker()
            .AsyncServerStreamingCall(method, host: null, _service.Portal.Options, request.ToByteArray());
        var messages = new List<byte[]>();
        while (messages.Count < atLeast)
        {
            (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken)).ShouldBeTrue();
            messages.Add(call.ResponseStream.Current);
        }

        return messages;
    }
}
