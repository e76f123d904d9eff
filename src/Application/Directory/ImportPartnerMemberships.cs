using MediatR;
using PublisherMigration.Application.AccountMigrations;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Application.Directory;

/// <summary>One batch of an import of partner memberships.</summary>
public sealed record ImportPartnerMemberships(IReadOnlyList<PartnerMembershipInput> Items) : IRequest<ImportResult>;

internal sealed class ImportPartnerMembershipsHandler(IStore store, TimeProvider time)
    : IRequestHandler<ImportPartnerMemberships, ImportResult>
{
    public Task<ImportResult> Handle(ImportPartnerMemberships request, CancellationToken cancellationToken)
    {
        var items = request
            .Items.Select(static input => (PartnerMembershipShape.TryParse(input, out var membership), membership))
            .ToArray();
        return store.WriteAsync(session => Import(session, items, time.Now()), WhenFull.Wait, cancellationToken);
    }

    private static ImportResult Import(
        IWriteSession session,
        (RuleViolation? Violation, PartnerMembership? Item)[] items,
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
