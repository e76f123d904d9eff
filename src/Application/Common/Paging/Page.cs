namespace PublisherMigration.Application.Common.Paging;

/// <summary>Some items in order, and the token of the next page, empty on the last.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string NextToken)
{
    public static Page<T> Of(Listed<T> listed, Func<T, string> tokenAfter) =>
        new(listed.Items, listed.HasMore ? tokenAfter(listed.Items[^1]) : string.Empty);

    /// <summary>Of one item more than was asked for, which tells whether there is a next page.</summary>
    public static Page<T> Of(IReadOnlyList<T> oneMore, PageRequest request, Func<T, string> tokenAfter)
    {
        if (oneMore.Count <= request.Limit)
        {
            return new Page<T>(oneMore, string.Empty);
        }

        var items = oneMore.Take(request.Limit).ToArray();
        return new Page<T>(items, tokenAfter(items[^1]));
    }
}
