using Microsoft.Extensions.Logging;
using PublisherMigration.Application.AccountMigrations;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Application.Common.Outside;

/// <summary>
/// Asks the outside for what a decision rests on and stores what is news there, as an import would, so that every rule is
/// judged on stored facts in the transaction of the decision.
/// </summary>
internal sealed partial class FreshFacts(
    OutsideCalls outside,
    IStore store,
    TimeProvider time,
    ILogger<FreshFacts> logger
)
{
    public async Task FetchAsync(AskedFacts asked, CancellationToken cancellationToken)
    {
        var tenants = await outside.LookUpTenantsAsync(asked.Domains, cancellationToken);
        var memberships = new List<PartnerMembership>();
        foreach (var id in asked.MpnIds)
        {
            if (await outside.LookUpMembershipAsync(id, cancellationToken) is { } membership)
            {
                memberships.Add(membership);
            }
        }

        if (tenants.Count > 0 || memberships.Count > 0)
        {
            await store.WriteAsync(session => Keep(session, tenants, memberships), WhenFull.Refuse, cancellationToken);
        }
    }

    /// <summary>Stores a membership that the network has just made, unless it is stored already.</summary>
    public Task KeepNewAsync(PartnerMembership membership, CancellationToken cancellationToken) =>
        store.WriteAsync(
            session => session.Facts.FindMembership(membership.MpnId) is not null || Keep(session, [], [membership]),
            WhenFull.Refuse,
            cancellationToken
        );

    private bool Keep(
        IWriteSession session,
        IEnumerable<TenantEntry> tenants,
        IEnumerable<PartnerMembership> memberships
    )
    {
        var now = time.Now();
        foreach (var tenant in tenants)
        {
            if (session.Save(tenant, now).Violation is { } conflict)
            {
                LogConflict(logger, conflict.Reason, tenant.Tenant.Id);
            }
        }

        foreach (var membership in memberships)
        {
            session.Save(membership, now);
        }

        session.JudgeTouchedMigrations(now);
        return true;
    }

    [LoggerMessage(
        EventId = 2002,
        Level = LogLevel.Warning,
        Message = "The tenant directory's answer for tenant {TenantId} was not stored ({Reason}); import the tenants that hold its domains."
    )]
    private static partial void LogConflict(ILogger logger, Reason reason, TenantId tenantId);
}
