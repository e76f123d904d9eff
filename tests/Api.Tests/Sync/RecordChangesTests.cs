using Grpc.Core;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;
using static PublisherMigration.Api.Tests.Sync.PartnerCenter;

namespace PublisherMigration.Api.Tests.Sync;

/// <summary>Changes as a stream: decided in order, answered in order, refused one by one.</summary>
public sealed class RecordChangesTests(SharedService shared) : SyncTests(shared)
{
    private const int MostUnanswered = 16;

    [Fact]
    public async Task Changes_OfOneMessage_AreDecidedInTheirOrder_AndEachIsAnswered()
    {
        var id = await Source.MigratedAsync();
        var twice = Added(Who.Remy, PartnerCenterRole.Marketer, version: 2);

        var results = await Source.RecordAsync(
            Of(id, twice),
            Of(id, RolesChanged(Who.Remy, PartnerCenterRole.Owner, version: 3)),
            Of(id, Removed(Who.Mara, version: 3)),
            Of(id, Removed(Who.Remy, version: 4)),
            Of(id, Removed(Who.Mara, version: 1)),
            Of(id, Removed(Dev(7), version: 1)),
            Of(id, twice)
        );

        results
            .Select(static r => r.Outcome)
            .ShouldBe([
                ChangeOutcome.Recorded,
                ChangeOutcome.Recorded,
                ChangeOutcome.Recorded,
                ChangeOutcome.Unspecified,
                ChangeOutcome.Stale,
                ChangeOutcome.NoEffect,
                ChangeOutcome.Duplicate,
            ]);
        results.Select(static r => r.Sequence).ShouldBe([2, 3, 4, 0, 0, 0, 2]);
        results[3].Error.Reason.ShouldBe(ErrorReason.LastOwner);
        results[6].OriginalOutcome.ShouldBe(ChangeOutcome.Recorded);
        results[6].Position.ShouldBe(results[0].Position);
        (await StoredChanges.OfAsync(Service, id)).Select(static c => c.Sequence).ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public async Task RefusedChanges_DoNotEndTheStream()
    {
        var id = await Source.MigratedAsync();
        var open = await ReadyAccountAsync();
        using var stream = Source.Client.RecordChanges(Portal.Options);

        await stream.RequestStream.WriteAsync(
            new()
            {
                Changes =
                {
                    Of("nobody", Removed(Dev(1), version: 1)),
                    Of(open, Removed(Dev(1), version: 1)),
                    Of("UPPER", Removed(Who.Work("x"), version: 0)),
                    new ChangeToRecord { PublisherId = id },
                    Of(id, RolesChanged(Who.Remy, PartnerCenterRole.Owner, version: 1)),
                    World.With(Of(id, Removed(Dev(1), 1)), c => c.Actor = Who.GroupOfAlias("admins").Acts()),
                },
            }
        );
        var refused = await NextAsync(stream);
        await stream.RequestStream.WriteAsync(new() { Changes = { Of(id, Removed(Dev(1), version: 1)) } });
        var recorded = await NextAsync(stream);
        await stream.RequestStream.CompleteAsync();

        refused
            .Results.Select(static r => r.Error.Reason)
            .ShouldBe([
                ErrorReason.PublisherNotFound,
                ErrorReason.NotMigrated,
                ErrorReason.RequestInvalid,
                ErrorReason.RequestInvalid,
                ErrorReason.MemberNotFound,
                ErrorReason.ActorKindNotAllowed,
            ]);
        refused.Results.ShouldAllBe(static r => r.Outcome == ChangeOutcome.Unspecified && r.Error.Message.Length > 0);
        refused.Results[0].Error.Code.ShouldBe(GrpcStatusCode.NotFound);
        refused.FeedId.ShouldBe(FeedId);
        recorded.Results.ShouldHaveSingleItem().Outcome.ShouldBe(ChangeOutcome.Recorded);
        (await stream.ResponseStream.MoveNext(TestContext.Current.CancellationToken)).ShouldBeFalse();
    }

    [Fact]
    public async Task EmptyStream_AndEmptyMessage_AreAnswered()
    {
        using var empty = Source.Client.RecordChanges(Portal.Options);
        await empty.RequestStream.CompleteAsync();
        (await empty.ResponseStream.MoveNext(TestContext.Current.CancellationToken)).ShouldBeFalse();

        (await Source.RecordAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task TooManyChanges_InOneMessage_EndTheStream_AfterWhatWasQueued()
    {
        var id = await Source.MigratedAsync();
        using var stream = Source.Client.RecordChanges(Portal.Options);
        var most = Enumerable.Range(1, 1_000).Select(n => Of(id, Removed(Dev(9_000 + n), version: 1)));
        await stream.RequestStream.WriteAsync(new() { Changes = { most } });
        await stream.RequestStream.WriteAsync(
            new() { Changes = { Enumerable.Range(1, 1_001).Select(n => Of(id, Removed(Dev(n), version: 2))) } }
        );

        (await NextAsync(stream)).Results.Count.ShouldBe(1_000);
        var refused = await Refusal.OfAsync(ErrorReason.RequestInvalid, () => NextAsync(stream));

        refused.Detail<Google.Rpc.BadRequest>().FieldViolations.ShouldHaveSingleItem().Field.ShouldBe("changes");
        (await StoredChanges.OfAsync(Service, id)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task MessagesInFlight_BeyondSixteen_AreNotRead_AndAllAreAnsweredInOrder()
    {
        const int Messages = 50;
        var queued = new QueuedMessages.Gauge();
        await using var service = await RunningService.StartWithWorldAsync(configure: builder =>
            QueuedMessages.Install(builder, queued)
        );
        var source = new PartnerCenter(service);
        var id = await source.MigratedAsync();
        using var stream = source.Client.RecordChanges(service.Portal.Options);
        await using (var busy = await BusyWriter.OfAsync(service))
        {
            var sending = SendAsync(stream, id, Messages);
            await Eventually.BecomeAsync(() => Task.FromResult(queued.Now), static count => count >= MostUnanswered);
            for (var look = 0; look < 20; look++)
            {
                // Time for the server to do something else, and to read on if it would.
                await service.Portal.GetAsync(id);
                queued.Now.ShouldBe(MostUnanswered);
            }

            busy.Release();
            for (var message = 0; message < Messages; message++)
            {
                (await NextAsync(stream)).Results.Single().Sequence.ShouldBe(message + 2);
            }

            await sending;
        }
    }

    [Fact]
    public async Task Cancelling_DoesNotWithdrawWhatWasQueued()
    {
        var queued = new QueuedMessages.Gauge();
        await using var service = await RunningService.StartWithWorldAsync(configure: builder =>
            QueuedMessages.Install(builder, queued)
        );
        var source = new PartnerCenter(service);
        var id = await source.MigratedAsync();
        await using (var busy = await BusyWriter.OfAsync(service))
        {
            using var cancel = new CancellationTokenSource();
            using var stream = source.Client.RecordChanges(service.Portal.Options.WithCancellationToken(cancel.Token));
            await stream.RequestStream.WriteAsync(
                new() { Changes = { Of(id, Added(Who.Remy, PartnerCenterRole.Marketer, 1)) } }
            );
            var unary = source
                .Client.RecordChangeAsync(
                    new() { PublisherId = id, Change = Added(Who.Stranger, PartnerCenterRole.Marketer, version: 1) },
                    service.Portal.Options.WithCancellationToken(cancel.Token)
                )
                .ResponseAsync;
            await Eventually.BecomeAsync(() => Task.FromResult(queued.Now), static count => count == 2);
            await cancel.CancelAsync();
            await Should.ThrowAsync<RpcException>(() => NextAsync(stream));
            await Should.ThrowAsync<RpcException>(unary);
            busy.Release();
        }

        var stored = await Eventually.BecomeAsync(
            () => StoredChanges.OfAsync(service, id),
            static changes => changes.Count == 3
        );
        stored
            .Skip(1)
            .Select(static c => c.MemberAdded.Member.Principal)
            .ShouldBe([Who.Remy, Who.Stranger], ignoreOrder: true);
    }

    [Fact]
    public async Task Draining_AnswersWhatWasQueued_ThenEndsTheStream()
    {
        var queued = new QueuedMessages.Gauge();
        await using var service = await RunningService.StartWithWorldAsync(configure: builder =>
            QueuedMessages.Install(builder, queued)
        );
        var source = new PartnerCenter(service);
        var id = await source.MigratedAsync();
        using var stream = source.Client.RecordChanges(service.Portal.Options);
        Task stopping;
        await using (var busy = await BusyWriter.OfAsync(service))
        {
            await SendAsync(stream, id, messages: 3);
            await Eventually.BecomeAsync(() => Task.FromResult(queued.Now), static count => count == 3);
            stopping = service.StopAsync();
            busy.Release();
        }

        for (var message = 0; message < 3; message++)
        {
            (await NextAsync(stream)).Results.Single().Sequence.ShouldBe(message + 2);
        }

        await Refusal.OfAsync(ErrorReason.ShuttingDown, () => NextAsync(stream));
        await stopping;
        (await StoredChanges.OfAsync(service, id)).Count.ShouldBe(4);
    }

    private static async Task SendAsync(
        AsyncDuplexStreamingCall<RecordChangesRequest, RecordChangesResponse> stream,
        string id,
        int messages
    )
    {
        for (var message = 0; message < messages; message++)
        {
            var change = Added(Dev(100 + message), PartnerCenterRole.Marketer, version: 1);
            await stream.RequestStream.WriteAsync(new() { Changes = { Of(id, change) } });
        }
    }

    private static async Task<RecordChangesResponse> NextAsync(
        AsyncDuplexStreamingCall<RecordChangesRequest, RecordChangesResponse> stream
    )
    {
        (await stream.ResponseStream.MoveNext(TestContext.Current.CancellationToken)).ShouldBeTrue();
        return stream.ResponseStream.Current;
    }
}
