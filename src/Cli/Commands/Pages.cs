using System.Runtime.CompilerServices;

namespace PublisherMigration.Cli.Commands;

/// <summary>Reads a list page by page until it ends or the limit is reached.</summary>
internal static class Pages
{
    private const int LargestPage = 1000;

    public static async IAsyncEnumerable<IReadOnlyList<T>> ReadAsync<T>(
        int? limit,
        Func<int, string, Task<(IReadOnlyList<T> Items, string NextPageToken)>> fetch,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        int left = limit ?? int.MaxValue;
        string pageToken = "";
        do
        {
            cancellation.ThrowIfCancellationRequested();
            (IReadOnlyList<T> items, pageToken) = await fetch(Math.Min(left, LargestPage), pageToken);
            yield return items;
            left -= items.Count;
        } while (pageToken.Length > 0 && left > 0);
    }
}
