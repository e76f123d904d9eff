using Google.Protobuf;
using Google.Protobuf.Collections;
using Grpc.Core;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Importing;

/// <summary>Streams one file to the service in messages of some hundred items.</summary>
internal sealed class ImportKind<TItem, TRequest, TResponse> : IImportKind
    where TItem : class, IMessage<TItem>, new()
    where TRequest : class, IMessage<TRequest>, new()
    where TResponse : class, IMessage<TResponse>
{
    private const int ItemsPerMessage = 500;

    // Well below gRPC's usual limit of 4 MB a message: one account may have 10,000 members.
    private const int BytesPerMessage = 1024 * 1024;

    public required string FileName { get; init; }
    public required Func<
        DirectoryService.DirectoryServiceClient,
        CallOptions,
        AsyncClientStreamingCall<TRequest, TResponse>
    > Open { get; init; }
    public required Func<TRequest, RepeatedField<TItem>> Items { get; init; }
    public required Func<TResponse, ImportSummary> Summary { get; init; }

    public async Task<ImportResult> RunAsync(
        Session session,
        FileInfo file,
        IImportProgress progress,
        CancellationToken cancellation
    )
    {
        LineMap lines = new();
        RejectionList rejections = new();
        using AsyncClientStreamingCall<TRequest, TResponse> call = Open(
            session.Directory,
            session.Streaming(cancellation)
        );
        TResponse response;
        try
        {
            await SendAsync(call.RequestStream, file, lines, rejections, progress, cancellation);
            await call.RequestStream.CompleteAsync();
            response = await call.ResponseAsync;
        }
        catch (Exception ended)
            when (ended is InvalidOperationException or RpcException && !cancellation.IsCancellationRequested)
        {
            // The service ended the call while items were being written. What the writer then throws varies; why it ended
            // is in the answer's status.
            response = await call.ResponseAsync;
        }

        ImportSummary summary = Summary(response) ?? new ImportSummary();
        rejections.Add(summary, lines);
        return new ImportResult(FileName, response, summary, rejections.Unreadable, rejections.InOrder);
    }

    private async Task SendAsync(
        IClientStreamWriter<TRequest> stream,
        FileInfo file,
        LineMap lines,
        RejectionList rejections,
        IImportProgress progress,
        CancellationToken cancellation
    )
    {
        TRequest request = new();
        int size = 0;
        long bytes = 0;
        await using FileStream lineStream = file.OpenRead();
        await foreach (JsonLine<TItem> line in JsonLines.ReadAsync<TItem>(lineStream, cancellation))
        {
            bytes += line.Bytes;
            if (line.Item is null)
            {
                rejections.AddUnreadable(line.Number, line.Fault);
                continue;
            }

            int itemSize = line.Item.CalculateSize();
            if (Items(request).Count == ItemsPerMessage || (size > 0 && size + itemSize > BytesPerMessage))
            {
                await FlushAsync();
            }

            Items(request).Add(line.Item);
            lines.Sent(line.Number);
            size += itemSize;
        }

        await FlushAsync();

        async Task FlushAsync()
        {
            int count = Items(request).Count;
            if (count > 0)
            {
                await stream.WriteAsync(request, cancellation);
            }

            progress.Advance(bytes, count);
            (request, size, bytes) = (new TRequest(), 0, 0);
        }
    }
}
