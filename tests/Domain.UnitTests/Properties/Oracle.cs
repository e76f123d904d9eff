using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Domain.UnitTests.Properties;

/// <summary>
/// In which state the requirements say that an open migration is. Written from them and not from the code; may be given a
/// fault on purpose, to prove that the sequences would find it.
/// </summary>
internal sealed class Oracle(IDirectoryFacts facts, OracleFault fault = OracleFault.None)
{
    private enum Standing
    {
        Not,
        Pending,
        Valid,
    }

    public MigrationState StateOf(
        IReadOnlyList<WorkEmail> workEmails,
        string? ownMpnId,
        MpnId? enrolled,
        DateTimeOffset now
    )
    {
        var effective = enrolled?.Value;
        if (StandingOf(effective, now) == Standing.Not)
        {
            effective = ownMpnId;
        }

        var standing = StandingOf(effective, now);
        var accepted = standing == Standing.Not ? TenantOfFirst(workEmails) : TenantsOf(effective!);
        var counted = fault == OracleFault.OnlyTheFirstWorkEmailCounts ? workEmails.Take(1) : workEmails;
        var hasWorkEmail = counted.Any(email => TenantOf(email) is { } tenant && accepted.Contains(tenant));
        return !hasWorkEmail || standing == Standing.Not ? MigrationState.ActionRequired
            : standing == Standing.Pending ? MigrationState.EnrollmentPending
            : MigrationState.Ready;
    }

    /// <summary>Rules 10 and 11.</summary>
    private Standing StandingOf(string? text, DateTimeOffset now)
    {
        if (text is not { Length: > 0 and <= 20 } || !text.All(char.IsAsciiDigit))
        {
            return Standing.Not;
        }

        var membership = facts.FindMembership(MpnId.Parse(text));
        if (membership is not { Kind: PartnerMembershipKind.Global } || IsOver(membership.ExpireTime, now))
        {
            return Standing.Not;
        }

        return membership.Vetting == VettingState.Authorized ? Standing.Valid
            : membership.Vetting == VettingState.Pending && fault != OracleFault.PendingDoesNotCount ? Standing.Pending
            : Standing.Not;
    }

    private bool IsOver(DateTimeOffset? expiry, DateTimeOffset now) =>
        expiry is { } at && (fault == OracleFault.ExpiryIsExclusive ? now > at : now >= at);

    private TenantId[] TenantsOf(string mpnId)
    {
        var membership = facts.FindMembership(MpnId.Parse(mpnId))!;
        return fault == OracleFault.AssociatedTenantsDoNotCount
            ? [membership.PrimaryTenant]
            : [membership.PrimaryTenant, .. membership.AssociatedTenants];
    }

    private TenantId[] TenantOfFirst(IReadOnlyList<WorkEmail> workEmails) =>
        [.. workEmails.Select(TenantOf).OfType<TenantId>().Take(1)];

    /// <summary>By rules 6 to 8.</summary>
    private TenantId? TenantOf(WorkEmail email)
    {
        var domain = email.Address.Domain;
        var isConsumers = domain.Value is "outlook.com" or "live.com";
        return !isConsumers && facts.TenantVerifying(domain) is { Kind: TenantKind.Standard } tenant ? tenant.Id : null;
    }
}
