using MediatR;
using PublisherMigration.Application.AccountMigrations;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.Directory;

/// <summary>One batch of an import of tenants.</summary>
public sealed record ImportTenants(IReadOnlyList<TenantInput> Items) : IRequest<ImportResult>;

internal sealed class ImportTenantsHandler(IStore store, TimeProvider time)
    : IRequestHandler<ImportTenants, ImportResult>
{
    public Task<ImportResult> Handle(ImportTenants request, CancellationToken cancellationToken)
    {
        var items = request
            .Items.Select(static input => (TenantShape.TryParse(input, out var tenant), tenant))
            .ToArray();
        return store.WriteAsync(session => Import(session, items, time.Now()), WhenFull.Wait, cancellationToken);
    }

    private static ImportResult Import(
        IWriteSession session,
        (RuleViolation? Violation, TenantEntry? Item)[] items,
        DateTimeOffset now
    )
    {
        var result = new ImportResult();
        for (var i = 0; i < items.Length; i++)
        {
            result.Add(
                i,
                items[i].Violation is { } violation
                    ? SaveOutcome.Rejected(violation)
                    : session.Save(items[i].Item!, now)
            );
        }

        session.JudgeTouchedMigrations(now);
        return result;
    }
}
