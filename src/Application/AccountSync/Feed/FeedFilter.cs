using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>Of which accounts changes are wanted. The same accounts are the same filter, in whatever order they are given.</summary>
public sealed class FeedFilter
{
    public const int MostAccounts = 1_000;

    public static readonly FeedFilter All = new(publishers: null, [], "feed");

    private FeedFilter(IReadOnlySet<PublisherId>? publishers, IReadOnlyList<string> ids, string name) =>
        (Publishers, PublisherIds, Name) = (publishers, ids, name);

    /// <summary><c>null</c> for all.</summary>
    public IReadOnlySet<PublisherId>? Publishers { get; }

    /// <summary>Ordered, each once; none for all.</summary>
    public IReadOnlyList<string> PublisherIds { get; }

    /// <summary>Stands in the digest of tokens; short however many accounts there are.</summary>
    internal string Name { get; }

    /// <param name="publisherIds">Well-formed ids; none for all accounts.</param>
    public static FeedFilter Of(IReadOnlyCollection<string> publisherIds)
    {
        if (publisherIds.Count == 0)
        {
            return All;
        }

        string[] ids = [.. publisherIds.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', ids)));
        return new FeedFilter(
            ids.Select(PublisherId.Parse).ToFrozenSet(),
            ids,
            "feed of " + Convert.ToHexStringLower(digest)
        );
    }
}
