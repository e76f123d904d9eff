using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.Common.Paging;

/// <summary>A page token: the id after which the next page begins, bound to list and filter.</summary>
internal static class PageToken
{
    public static string Issue(string list, string lastId) => OpaqueToken.Issue(list, lastId);

    /// <summary>The id after which the page begins; <c>null</c> for the first page.</summary>
    /// <exception cref="RuleViolationException">PAGE_TOKEN_INVALID.</exception>
    public static string? After(string list, PageRequest request) =>
        request.Token.Length == 0
            ? null
            : OpaqueToken.Read(list, request.Token) ?? throw new RuleViolationException(Reason.PageTokenInvalid);
}
