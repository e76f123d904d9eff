using Microsoft.EntityFrameworkCore;
using PublisherMigration.Application.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Infrastructure.Persistence.Rows;

namespace PublisherMigration.Infrastructure.Persistence.Queries;

/// <summary>The tenants that the migrations of a page name, read once for all of them.</summary>
internal sealed class TenantNames
{
    private readonly Dictionary<string, string> _names;
    private readonly Dictionary<string, string> _verifiedIn;

    private TenantNames(Dictionary<string, string> names, Dictionary<string, string> verifiedIn)
    {
        _names = names;
        _verifiedIn = verifiedIn;
    }

    public static async Task<TenantNames> ReadAsync(
        MigrationDbContext context,
        IReadOnlyCollection<AccountMigration> migrations,
        CancellationToken cancellationToken
    )
    {
        var domains = migrations
            .SelectMany(static migration => migration.WorkEmails)
            .Select(static email => email.Address.Domain.Value)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        var verifiedIn = await context
            .Set<TenantDomainRow>()
            .Where(row => domains.Contains(row.Domain))
            .ToDictionaryAsync(
                static row => row.Domain,
                static row => row.TenantId,
                StringComparer.Ordinal,
                cancellationToken
            );
        var ids = migrations
            .Select(static migration => migration.Tenant?.ToString())
            .OfType<string>()
            .Concat(verifiedIn.Values)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        var names = await context
            .Set<TenantRow>()
            .Where(row => ids.Contains(row.TenantId))
            .ToDictionaryAsync(
                static row => row.TenantId,
                static row => row.DisplayName,
                StringComparer.Ordinal,
                cancellationToken
            );
        return new TenantNames(names, verifiedIn);
    }

    public AccountMigrationView Complete(AccountMigrationView view, AccountMigration migration)
    {
        view.WorkEmails = [.. migration.WorkEmails.Select(ToView)];
        view.Tenant = migration.Tenant is { } tenant ? Named(tenant.ToString()) : null;
        return view;
    }

    private WorkEmailView ToView(WorkEmail email) =>
        new(
            email.BelongsTo,
            email.Address.Value,
            _verifiedIn.TryGetValue(email.Address.Domain.Value, out var tenant) ? Named(tenant) : null
        );

    private TenantReferenceView Named(string id) => new(id, _names.GetValueOrDefault(id, string.Empty));
}
