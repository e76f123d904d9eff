using System.Runtime.CompilerServices;
using PublisherMigration.Cli.Importing;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Recording;

/// <summary>A file of changes as messages of some hundred.</summary>
internal static class Batches
{
    private const int ChangesPerMessage = 500;

    // Well below gRPC's usual limit of 4 MB a message.
    private const int BytesPerMessage = 1024 * 1024;

    public static async IAsyncEnumerable<Batch> ReadAsync(
        Stream lines,
        ChangeFile file,
        RejectionList unreadable,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        RecordChangesRequest request = new();
        List<long> numbers = [];
        int size = 0;
        long bytes = 0;
        await foreach (JsonLine<ChangeToRecord> line in JsonLines.ReadAsync<ChangeToRecord>(lines, cancellation))
        {
            if (line.Item is null)
            {
                bytes += line.Bytes;
                unreadable.AddUnreadable(line.Number, line.Fault);
                continue;
            }

            file.Complete(line.Item);
            int itemSize = line.Item.CalculateSize();
            if (numbers.Count == ChangesPerMessage || (size > 0 && size + itemSize > BytesPerMessage))
            {
                yield return new Batch(request, numbers, bytes);
                (request, numbers, size, bytes) = (new RecordChangesRequest(), [], 0, 0);
            }

            request.Changes.Add(line.Item);
            numbers.Add(line.Number);
            size += itemSize;
            bytes += line.Bytes;
        }

        if (numbers.Count > 0)
        {
            yield return new Batch(request, numbers, bytes);
        }
    }
}
