using System.Threading.Channels;
using Grpc.Core;
using PublisherMigration.Cli.Importing;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Recording;

/// <summary>Streams a file of changes to the service and takes the answers as they come.</summary>
internal sealed class ChangeRecorder(Session session, ChangeFile file, IImportProgress progress)
{
    // As many as the service reads ahead.
    private const int MostUnanswered = 16;

    private readonly OutcomeCounts counts = new();
    private readonly RejectionList unreadable = new();
    private readonly RejectionList refused = new();
    private readonly Channel<Batch> unanswered = Channel.CreateBounded<Batch>(MostUnanswered);
    private string feedId = "";
    private long sent;

    public async Task<RecordingResult> RunAsync(Stream lines, CancellationToken cancellation)
    {
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using AsyncDuplexStreamingCall<RecordChangesRequest, RecordChangesResponse> call = session.Sync.RecordChanges(
            session.Streaming(over.Token)
        );
        Task<Exception?> sending = EndOfSendingAsync(lines, call.RequestStream, over);
        Exception? ended = await EndOfAnswersAsync(call.ResponseStream, over.Token);
        // Nobody answers any longer: what is still being read or written is in vain.
        await over.CancelAsync();
        Exception? stopped = await sending;
        return new RecordingResult
        {
            File = file.Name,
            Counts = counts,
            Sent = sent,
            Unreadable = unreadable.Unreadable,
            Rejections = [.. unreadable.InOrder.Concat(refused.InOrder).OrderBy(static rejection => rejection.Line)],
            FeedId = feedId,
            Fault = FaultOf(ended, stopped),
        };
    }

    private async Task<Exception?> EndOfSendingAsync(
        Stream lines,
        IClientStreamWriter<RecordChangesRequest> stream,
        CancellationTokenSource over
    )
    {
        try
        {
            await foreach (Batch batch in Batches.ReadAsync(lines, file, unreadable, over.Token))
            {
                // Known to the taker of answers before the service can answer.
                await unanswered.Writer.WriteAsync(batch, over.Token);
                sent += batch.Lines.Count;
                await stream.WriteAsync(batch.Request, over.Token);
            }

            await stream.CompleteAsync();
            return null;
        }
        catch (Exception ended) when (ended is InvalidOperationException or RpcException or OperationCanceledException)
        {
            // The service ended the call while changes were being written. What the writer then throws varies; why it ended
            // is told where the answers are taken.
            return ended;
        }
        catch (IOException unreadableFile)
        {
            // Only this side knows that no more comes.
            await over.CancelAsync();
            return unreadableFile;
        }
    }

    private async Task<Exception?> EndOfAnswersAsync(
        IAsyncStreamReader<RecordChangesResponse> stream,
        CancellationToken cancellation
    )
    {
        try
        {
            while (await stream.MoveNext(cancellation))
            {
                Take(stream.Current);
            }

            return null;
        }
        catch (Exception ended) when (ended is RpcException or OperationCanceledException)
        {
            return ended;
        }
    }

    private void Take(RecordChangesResponse answer)
    {
        if (!unanswered.Reader.TryRead(out Batch? batch) || batch.Lines.Count != answer.Results.Count)
        {
            throw new RpcException(new Status(StatusCode.Internal, session.Wording.Sync.AnswersDoNotMatch));
        }

        feedId = answer.FeedId;
        for (int i = 0; i < answer.Results.Count; i++)
        {
            ChangeResult result = answer.Results[i];
            counts.Add(result);
            if (result.Error is { } error)
            {
                ChangeToRecord change = batch.Request.Changes[i];
                string id = $"{change.PublisherId} {change.Change?.ChangeId}".TrimEnd();
                refused.AddRefused(batch.Lines[i], id, error);
            }
        }

        progress.Advance(batch.Bytes, batch.Lines.Count);
    }

    private Exception? FaultOf(Exception? ended, Exception? stopped) =>
        stopped switch
        {
            IOException => stopped,
            _ when ended is not null => ended,
            null when sent == counts.Answered => null,
            // The service ended the stream as if all were answered.
            _ => new RpcException(new Status(StatusCode.Unavailable, session.Wording.StreamEnded)),
        };
}
