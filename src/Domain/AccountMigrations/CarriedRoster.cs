using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountMigrations;

/// <summary>The members as the move would carry them, how each got there, and whom it cannot carry.</summary>
public sealed class CarriedRoster
{
    private CarriedRoster(PublisherId publisher, IReadOnlyList<MemberMapping> mappings, IReadOnlyList<Loss> losses)
    {
        Losses = losses;
        LossDigest = AccountMigrations.LossDigest.Of(publisher, losses);
        // Two members with one address merge, and the higher role wins.
        var highest = mappings
            .GroupBy(static mapping => mapping.Principal)
            .ToDictionary(static merged => merged.Key, Highest);
        Mappings = [.. mappings.Select(mapping => mapping with { Roles = highest[mapping.Principal] })];
        Members =
        [
            .. highest
                .Select(static carried => Member.InPartnerCenter(carried.Key, carried.Value))
                .OrderBy(static member => member.Principal.Identity, StringComparer.Ordinal),
        ];
    }

    public IReadOnlyList<Member> Members { get; }

    public IReadOnlyList<MemberMapping> Mappings { get; }

    public IReadOnlyList<Loss> Losses { get; }

    public string LossDigest { get; }

    public static CarriedRoster Of(
        PublisherAccount account,
        IReadOnlyList<JudgedWorkEmail> workEmails,
        AcceptedTenants accepted,
        IDirectoryFacts facts
    )
    {
        var mappings = new List<MemberMapping>(account.Members.Count);
        var losses = new List<Loss>();
        foreach (var member in account.Members)
        {
            var given = workEmails.FirstOrDefault(email =>
                email.Stands && email.WorkEmail.BelongsTo == member.Principal
            );
            if (Carry(member.Principal, given?.WorkEmail.Address, accepted, facts, out var carried) is { } loss)
            {
                losses.Add(new Loss(member.Principal, member.LegacyRole, loss));
            }
            else
            {
                var roles = (member.LegacyRole ?? LegacyRole.Contributor).ToPartnerCenter();
                mappings.Add(new MemberMapping(member.Principal, carried!, roles));
            }
        }

        mappings.AddRange(
            workEmails
                .Where(static email => email is { Stands: true, WorkEmail.BelongsTo: null })
                .Select(static email => new MemberMapping(
                    Member: null,
                    Principal.WorkAccount(email.WorkEmail.Address),
                    PartnerCenterRoles.Manager
                ))
        );
        return new CarriedRoster(account.Id, mappings, losses);
    }

    /// <summary>
    /// As whom a member is carried: a person under the work email that was given, else as it is; an application as it is,
    /// so that its access goes on, else under the work email.
    /// </summary>
    private static LossKind? Carry(
        Principal member,
        EmailAddress? given,
        AcceptedTenants accepted,
        IDirectoryFacts facts,
        out Principal? carried
    )
    {
        var underWorkEmail = given is { } address ? Principal.WorkAccount(address) : null;
        carried = member.Kind switch
        {
            PrincipalKind.WorkAccount => underWorkEmail ?? AcceptedOrNull(member, accepted, facts),
            PrincipalKind.MicrosoftAccount => underWorkEmail,
            PrincipalKind.ServicePrincipal => AcceptedOrNull(member, accepted, facts) ?? underWorkEmail,
            PrincipalKind.SecurityGroup when member.Alias is not null => null,
            PrincipalKind.SecurityGroup => AcceptedOrNull(member, accepted, facts),
        };
        return carried is not null ? null
            : member.Kind == PrincipalKind.MicrosoftAccount ? LossKind.MicrosoftAccountWithoutWorkEmail
            : member.Alias is not null ? LossKind.GroupWithoutObjectId
            : LossKind.TenantNotAccepted;
    }

    /// <summary>While no accepted tenant is known, nobody is lost for the tenant.</summary>
    private static Principal? AcceptedOrNull(Principal member, AcceptedTenants accepted, IDirectoryFacts facts)
    {
        if (!accepted.AreKnown)
        {
            return member;
        }

        var tenant = member.TenantId ?? facts.TenantVerifying(member.Email!.Value.Domain)?.Id;
        return tenant is { } id && accepted.Contains(id) ? member : null;
    }

    private static PartnerCenterRoles Highest(IEnumerable<MemberMapping> merged) =>
        merged.Max(static mapping => mapping.Roles.ToLegacy())!.Value.ToPartnerCenter();
}
