using Microsoft.EntityFrameworkCore;
using PublisherMigration.Application.Common.Paging;
using PublisherMigration.Application.Directory;
using PublisherMigration.Infrastructure.Persistence.Rows;

namespace PublisherMigration.Infrastructure.Persistence.Queries;

/// <summary>The verified domains of a page of tenants, which ends where their octets do.</summary>
internal static class TenantDomains
{
    /// <summary>About so many octets has a tenant without its name and its domains.</summary>
    private const int SizeWithoutDomains = 60;

    /// <param name="domains">All that are stored.</param>
    /// <param name="oneMore">Tenants in order, one more than the page may have.</param>
    /// <param name="limits">Of the page.</param>
    /// <param name="toView">Shows a tenant with its domains.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    public static async Task<Listed<TenantView>> CutAsync(
        IQueryable<TenantDomainRow> domains,
        List<TenantRow> oneMore,
        PageLimits limits,
        Func<TenantRow, IEnumerable<string>, TenantView> toView,
        CancellationToken cancellationToken
    )
    {
        var page = new List<TenantView>();
        if (oneMore.Count == 0)
        {
            return new Listed<TenantView>(page, HasMore: false);
        }

        // In the order of an index and one by one: behind the cut nothing is read.
        await using var ordered = Between(domains, oneMore[0].TenantId, oneMore[^1].TenantId)
            .AsAsyncEnumerable()
            .GetAsyncEnumerator(cancellationToken);
        var hasDomain = await ordered.MoveNextAsync();
        var octets = 0L;
        foreach (var tenant in oneMore.Take(limits.Items))
        {
            octets += SizeWithoutDomains + tenant.DisplayName.Length;
            var own = new List<string>();
            while (hasDomain && string.CompareOrdinal(ordered.Current.TenantId, tenant.TenantId) <= 0)
            {
                octets += ordered.Current.Domain.Length;
                if (page.Count > 0 && octets > limits.Octets)
                {
                    return new Listed<TenantView>(page, HasMore: true);
                }

                if (string.Equals(ordered.Current.TenantId, tenant.TenantId, StringComparison.Ordinal))
                {
                    own.Add(ordered.Current.Domain);
                }

                hasDomain = await ordered.MoveNextAsync();
            }

            page.Add(toView(tenant, own));
        }

        return new Listed<TenantView>(page, oneMore.Count > limits.Items);
    }

    private static IQueryable<TenantDomainRow> Between(
        IQueryable<TenantDomainRow> domains,
        string first,
        string last
    ) =>
#pragma warning disable CA1309, MA0074 // The form that becomes SQL, where the comparison is that of the bytes.
        domains
            .Where(row => string.Compare(row.TenantId, first) >= 0 && string.Compare(row.TenantId, last) <= 0)
            .OrderBy(static row => row.TenantId);
#pragma warning restore CA1309, MA0074
}
