using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountMigrations;

public sealed record WorkEmailView(Principal? BelongsTo, string Address, TenantReferenceView? Tenant);
