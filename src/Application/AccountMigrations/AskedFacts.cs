using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>What the outside is asked before a command is decided: the domains and MPN IDs on which it will rest.</summary>
internal sealed record AskedFacts(IReadOnlyCollection<DomainName> Domains, IReadOnlyCollection<MpnId> MpnIds)
{
    public static AskedFacts Of(
        AccountMigration migration,
        MigrationCase about,
        string? workEmail = null,
        string? mpnId = null
    )
    {
        var addresses = migration.WorkEmails.Select(static email => email.Address).ToHashSet();
        if (EmailAddress.TryParse(workEmail, out var given))
        {
            addresses.Add(given);
        }

        addresses.UnionWith(
            about
                .Account.Members.Where(member => about.Actor is null || member.Principal == about.Actor.Principal)
                .Where(static member =>
                    member is { LegacyRole: LegacyRole.Owner, Principal.Kind: PrincipalKind.WorkAccount }
                )
                .Select(static member => member.Principal.Email!.Value)
        );
        var mpnIds = new HashSet<MpnId>();
        foreach (var text in new[] { mpnId, about.Account.MpnId, migration.EnrolledMpnId?.Value })
        {
            if (MpnId.TryParse(text, out var id))
            {
                mpnIds.Add(id);
            }
        }

        return new AskedFacts([.. addresses.Select(static address => address.Domain).Distinct()], mpnIds);
    }
}
