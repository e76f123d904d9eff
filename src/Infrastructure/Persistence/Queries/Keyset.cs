using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace PublisherMigration.Infrastructure.Persistence.Queries;

/// <summary>Pages by the last key seen, so that rows which come or go in between shift nothing.</summary>
internal static class Keyset
{
    public static Task<List<T>> PageAsync<T>(
        this IQueryable<T> rows,
        Expression<Func<T, string>> key,
        string? after,
        int limit,
        CancellationToken cancellationToken
    ) => rows.InOrder(key, after).Take(limit).ToListAsync(cancellationToken);

    public static IQueryable<T> InOrder<T>(this IQueryable<T> rows, Expression<Func<T, string>> key, string? after) =>
        rows.After(key, after).OrderBy(key);

    private static IQueryable<T> After<T>(this IQueryable<T> rows, Expression<Func<T, string>> key, string? after)
    {
        if (after is null)
        {
            return rows;
        }

#pragma warning disable CA1309, MA0074 // The form that becomes SQL, where the comparison is that of the bytes.
        Expression<Func<string, bool>> isAfter = value => string.Compare(value, after) > 0;
#pragma warning restore CA1309, MA0074
        var condition = ReplacingExpressionVisitor.Replace(isAfter.Parameters[0], key.Body, isAfter.Body);
        return rows.Where(Expression.Lambda<Func<T, bool>>(condition, key.Parameters));
    }
}
