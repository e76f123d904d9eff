using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountMigrations;

/// <summary>How an account stands before the rules 4–11 with given work emails, by the facts of one instant.</summary>
public sealed class Judgement
{
    private readonly RuleViolation? _refusedWorkEmail;
    private readonly RuleViolation? _refusedMpnId;

    private Judgement(
        EffectiveMembership effective,
        AcceptedTenants accepted,
        IReadOnlyList<JudgedWorkEmail> workEmails,
        RuleViolation? refusedWorkEmail = null,
        RuleViolation? refusedMpnId = null
    )
    {
        Effective = effective;
        Accepted = accepted;
        WorkEmails = workEmails;
        _refusedWorkEmail = refusedWorkEmail;
        _refusedMpnId = refusedMpnId;
        Standing = workEmails.FirstOrDefault(static email => email.Stands);
        Requirements =
        [
            Requirement.Of(RequirementKind.WorkEmail, refusedWorkEmail ?? WorkEmailViolation(workEmails)),
            Requirement.Of(RequirementKind.PartnerNetworkMembership, refusedMpnId ?? effective.Violation),
        ];
    }

    public EffectiveMembership Effective { get; }

    public AcceptedTenants Accepted { get; }

    public IReadOnlyList<JudgedWorkEmail> WorkEmails { get; }

    /// <summary>The first work email that stands.</summary>
    public JudgedWorkEmail? Standing { get; }

    /// <summary>Both, always.</summary>
    public IReadOnlyList<Requirement> Requirements { get; }

    public MigrationState DerivedState => Requirement.StateDerivedFrom(Requirements);

    /// <summary>When time alone makes it stand otherwise: the expiry of the membership that it rests on, if that is to come.</summary>
    public DateTimeOffset? ReviewTime(DateTimeOffset now) =>
        Effective is { IsValidOrPending: true, Membership.ExpireTime: { } expiry } && expiry > now ? expiry : null;

    public static Judgement Of(
        IReadOnlyList<WorkEmail> workEmails,
        EffectiveMembership effective,
        IDirectoryFacts facts
    )
    {
        var tenants = workEmails.Select(email => facts.TenantVerifying(email.Address.Domain)).ToArray();
        var accepted = AcceptedTenantsOf(effective, workEmails, tenants);
        var judged = workEmails
            .Select(
                (email, i) => new JudgedWorkEmail(email, tenants[i], Check(email.Address, tenants[i], accepted, facts))
            )
            .ToArray();
        return new Judgement(effective, accepted, judged);
    }

    /// <summary>The same, with the reason for which a work email that is only tried would be refused.</summary>
    public Judgement WithRefusedWorkEmail(RuleViolation refused) =>
        new(Effective, Accepted, WorkEmails, refused, _refusedMpnId);

    /// <summary>The same, with the reason for which an MPN ID that is only tried would be refused.</summary>
    public Judgement WithRefusedMpnId(RuleViolation refused) =>
        new(Effective, Accepted, WorkEmails, _refusedWorkEmail, refused);

    public CarriedRoster Carry(PublisherAccount account, IDirectoryFacts facts) =>
        CarriedRoster.Of(account, WorkEmails, Accepted, facts);

    /// <summary>Whether this address would stand beside the ones judged; for a value that is being given.</summary>
    public RuleViolation? WouldRefuse(EmailAddress address, IDirectoryFacts facts) =>
        Check(address, facts.TenantVerifying(address.Domain), Accepted, facts);

    private static AcceptedTenants AcceptedTenantsOf(
        EffectiveMembership effective,
        IReadOnlyList<WorkEmail> workEmails,
        Tenant?[] tenants
    )
    {
        if (effective is { IsValidOrPending: true, Membership: { } membership })
        {
            return AcceptedTenants.OfMembership(membership);
        }

        for (var i = 0; i < workEmails.Count; i++)
        {
            if (RulesOnAddress(workEmails[i].Address, tenants[i]).FirstViolation() is null)
            {
                return AcceptedTenants.OfFirstWorkEmail(tenants[i]!);
            }
        }

        return AcceptedTenants.Unknown;
    }

    private static RuleViolation? Check(
        EmailAddress address,
        Tenant? tenant,
        AcceptedTenants accepted,
        IDirectoryFacts facts
    ) =>
        RulesOnAddress(address, tenant)
            .Append(new WorkEmailMustBelongToAcceptedTenant(address, tenant, accepted, facts))
            .FirstViolation();

    /// <summary>Rules 6–8.</summary>
    private static IEnumerable<IRule> RulesOnAddress(EmailAddress address, Tenant? tenant) =>
        [
            new WorkEmailMustNotBeAtConsumerDomain(address),
            new WorkEmailDomainMustBeVerified(address, tenant),
            new WorkEmailTenantMustBeStandard(address, tenant),
        ];

    /// <summary>Of several that fail, the one that gets furthest down the table of rules is the nearest to standing.</summary>
    private static RuleViolation? WorkEmailViolation(IReadOnlyList<JudgedWorkEmail> judged) =>
        new WorkEmailMustBeGiven(judged).Check()
        ?? (
            judged.Any(static email => email.Stands)
                ? null
                : judged.MaxBy(static email => email.Violation!.Reason)!.Violation
        );
}
