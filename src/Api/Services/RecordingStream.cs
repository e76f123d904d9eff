using System.Threading.Channels;
using FluentValidation;
using FluentValidation.Results;
using Grpc.Core;
using MediatR;
using PublisherMigration.Api.Hosting;
using PublisherMigration.Api.Mapping;
using PublisherMigration.Application.AccountSync.Recording;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Common;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Services;

/// <summary>
/// Records a stream of changes: queues each message in its turn while earlier ones are being decided, answers in order, and
/// reads no further while too many are unanswered. When the service drains, what was queued is still answered.
/// </summary>
internal sealed class RecordingStream(ISender sender, IStore store, IShutdownSignal shutdown)
{
    private const int MostUnanswered = 16;
    private const int MostChanges = 1_000;

    public async Task RunAsync(
        IAsyncStreamReader<Proto.RecordChangesRequest> requests,
        IServerStreamWriter<Proto.RecordChangesResponse> responses,
        ServerCallContext context
    )
    {
        // One more is in hand, being answered.
        var unanswered = Channel.CreateBounded<QueuedChanges>(
            new BoundedChannelOptions(MostUnanswered - 1) { SingleReader = true, SingleWriter = true }
        );
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        var answering = AnswerAsync(unanswered.Reader, responses, ended);
        try
        {
            await QueueAsync(requests, unanswered.Writer, context.CallingService(), ended.Token);
            unanswered.Writer.Complete();
        }
        catch (Exception failure)
        {
            // What was queued before is answered first.
            unanswered.Writer.Complete(failure);
        }

        await answering;
    }

    private async Task QueueAsync(
        IAsyncStreamReader<Proto.RecordChangesRequest> requests,
        ChannelWriter<QueuedChanges> unanswered,
        Caller caller,
        CancellationToken cancellationToken
    )
    {
        var draining = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = shutdown.Draining.Register(() => draining.TrySetResult(false));
        var order = new StreamOrder();
        while (true)
        {
            // Room first: what is not read yet costs nothing but the caller's own patience.
            await unanswered.WaitToWriteAsync(cancellationToken);
            var next = requests.MoveNext(cancellationToken);
            if (await Task.WhenAny(next, draining.Task) != next)
            {
                throw new RuleViolationException(Reason.ShuttingDown);
            }

            if (!await next)
            {
                return;
            }

            var changes = requests.Current.Changes;
            if (changes.Count > MostChanges)
            {
                throw new ValidationException([new ValidationFailure("changes", "Send at most 1,000 in one message.")]);
            }

            var inputs = new ChangeInput[changes.Count];
            for (var i = 0; i < inputs.Length; i++)
            {
                inputs[i] = ChangeInputs.Of(changes[i].PublisherId, changes[i].Change, changes[i].Actor);
            }

            var queued = await sender.Send(new RecordChanges(inputs, caller, order), cancellationToken);
            await unanswered.WriteAsync(queued, cancellationToken);
        }
    }

    private async Task AnswerAsync(
        ChannelReader<QueuedChanges> unanswered,
        IServerStreamWriter<Proto.RecordChangesResponse> responses,
        CancellationTokenSource ended
    )
    {
        try
        {
            var feedId = store.FeedId.ToString("D");
            await foreach (var queued in unanswered.ReadAllAsync(ended.Token))
            {
                var answers = await queued.Answered;
                var response = new Proto.RecordChangesResponse { FeedId = feedId };
                foreach (var answer in answers)
                {
                    response.Results.Add(answer.ToResult());
                }

                await responses.WriteAsync(response, ended.Token);
            }
        }
        catch
        {
            // Nobody is answered any more: read no further either.
            await ended.CancelAsync();
            throw;
        }
    }
}
