using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PublisherMigration.Application.Common.Paging;

namespace PublisherMigration.Infrastructure.Persistence.Queries;

/// <summary>Ends a page where its octets do: rows are read one by one, so that none is loaded for nothing.</summary>
internal static class PageCut
{
    /// <summary>Rows that are small enough to be sorted.</summary>
    public static async Task<Listed<T>> CutAsync<T>(
        this IQueryable<T> rows,
        PageLimits limits,
        Func<T, long> octetsOf,
        CancellationToken cancellationToken
    )
    {
        var page = new List<T>();
        var octets = 0L;
        await foreach (var row in rows.Take(limits.Items + 1).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            octets += octetsOf(row);
            if (page.Count == limits.Items || (page.Count > 0 && octets > limits.Octets))
            {
                return new Listed<T>(page, HasMore: true);
            }

            page.Add(row);
        }

        return new Listed<T>(page, HasMore: false);
    }

    /// <summary>
    /// Rows of any size, which a query that has to sort them would gather: their keys and sizes first, and then only those of
    /// the page.
    /// </summary>
    public static async Task<Listed<T>> CutByKeyAsync<T>(
        this IQueryable<T> rows,
        Expression<Func<T, Sized>> sizeOf,
        Expression<Func<T, string>> keyOf,
        PageLimits limits,
        CancellationToken cancellationToken
    )
    {
        var sizes = await rows.Select(sizeOf).CutAsync(limits, static row => row.Octets, cancellationToken);
        var keys = sizes.Items.Select(static row => row.Key).ToArray();
        var page = await rows.Where(IsOneOf(keys, keyOf)).ToListAsync(cancellationToken);
        return new Listed<T>(page, sizes.HasMore);
    }

    private static Expression<Func<T, bool>> IsOneOf<T>(string[] keys, Expression<Func<T, string>> keyOf)
    {
        Expression<Func<string, bool>> isOne = key => keys.Contains(key);
        var condition = Microsoft.EntityFrameworkCore.Query.ReplacingExpressionVisitor.Replace(
            isOne.Parameters[0],
            keyOf.Body,
            isOne.Body
        );
        return Expression.Lambda<Func<T, bool>>(condition, keyOf.Parameters);
    }
}
