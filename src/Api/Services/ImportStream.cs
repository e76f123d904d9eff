using FluentValidation;
using FluentValidation.Results;
using Grpc.Core;
using PublisherMigration.Api.Errors;
using PublisherMigration.Application.Directory;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Services;

/// <summary>
/// Runs an import: gathers the messages' items into batches and decodes the next batch while the one before is being stored.
/// </summary>
internal sealed class ImportStream<TItem>(
    string field,
    Func<TItem, string> idOf,
    Func<IReadOnlyList<TItem>, CancellationToken, Task<ImportResult>> store
)
{
    private const int BatchSize = 500;
    private const int MaxItemsPerMessage = 1_000;
    private const int MaxRejections = 1_000;
    private readonly Proto.ImportSummary _summary = new();

    public async Task<Proto.ImportSummary> RunAsync<TMessage>(
        IAsyncStreamReader<TMessage> messages,
        Func<TMessage, IReadOnlyList<TItem>> itemsOf,
        CancellationToken cancellationToken
    )
    {
        var batch = new List<TItem>(BatchSize);
        Task storing = Task.CompletedTask;
        try
        {
            await foreach (var message in messages.ReadAllAsync(cancellationToken))
            {
                var items = itemsOf(message);
                EnsureSize(items.Count);
                batch.AddRange(items);
                if (batch.Count >= BatchSize)
                {
                    await storing;
                    storing = StoreAsync(batch, cancellationToken);
                    batch = new List<TItem>(BatchSize);
                }
            }
        }
        finally
        {
            await storing;
        }

        await StoreAsync(batch, cancellationToken);
        return _summary;
    }

    private void EnsureSize(int count)
    {
        if (count > MaxItemsPerMessage)
        {
            throw new ValidationException([new ValidationFailure(field, "Send at most 1,000 in one message.")]);
        }
    }

    private async Task StoreAsync(List<TItem> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
        {
            return;
        }

        var first = _summary.Received;
        _summary.Received += batch.Count;
        var result = await store(batch, cancellationToken);
        _summary.Created += result.Created;
        _summary.Updated += result.Updated;
        _summary.Unchanged += result.Unchanged;
        _summary.Rejected += result.Rejections.Count;
        foreach (var (index, violation) in result.Rejections)
        {
            if (_summary.Rejections.Count == MaxRejections)
            {
                break;
            }

            _summary.Rejections.Add(
                new Proto.ImportRejection
                {
                    Index = first + index,
                    Id = idOf(batch[index]),
                    Error = ItemErrors.Of(violation),
                }
            );
        }
    }
}
