using System.Runtime.CompilerServices;
using Google.Protobuf;
using PublisherMigration.Cli.Invocation;

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

    /// <summary>Writes page after page: at a terminal each with its headings, elsewhere all under one.</summary>
    /// <param name="write">Takes a page and whether it has headings.</param>
    public static async Task ShowAsync<T>(
        Session session,
        IAsyncEnumerable<IReadOnlyList<T>> pages,
        Action<IReadOnlyList<T>, bool> write
    )
        where T : class, IMessage
    {
        bool first = true;
        await foreach (IReadOnlyList<T> page in pages)
        {
            bool withHeadings = first || session.Out.IsTerminal;
            session.ShowAll(page, () => write(page, withHeadings));
            first = false;
        }
    }
}
