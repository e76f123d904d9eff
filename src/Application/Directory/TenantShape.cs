using System.Globalization;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Application.Directory;

/// <summary>Makes a tenant of what an import sent, or says what is wrong with it.</summary>
internal static class TenantShape
{
    private const int MaxDomains = 1_000;

    public static RuleViolation? TryParse(TenantInput input, out TenantEntry? entry)
    {
        var shape = new ItemShape();
        var isId = TenantId.TryParse(input.TenantId, out var id);
        shape.Require(isId, "tenant_id", "Give a GUID with hyphens.");
        shape.Require(
            id != TenantId.Consumer,
            "tenant_id",
            "The consumer tenant of all Microsoft accounts is no tenant here."
        );
        shape.RequireName(input.DisplayName);
        shape.Require(
            input.Kind is TenantKind.Standard or TenantKind.EmailVerified or TenantKind.B2C,
            "kind",
            "Say what kind of directory it is."
        );
        shape.Require(input.Domains.Count is > 0 and <= MaxDomains, "domains", "Give 1 to 1,000 domains.");
        var domains = new HashSet<DomainName>();
        for (var i = 0; i < input.Domains.Count && i < MaxDomains; i++)
        {
            if (DomainName.TryParse(input.Domains[i], out var domain))
            {
                domains.Add(domain);
            }
            else
            {
                shape.Add(
                    new FieldFault($"domains[{i.ToString(CultureInfo.InvariantCulture)}]", "Give a domain name.")
                );
            }
        }

        entry = null;
        if (shape.Violation is { } violation)
        {
            return violation;
        }

        entry = new TenantEntry(new Tenant(id, input.DisplayName, input.Kind!.Value), [.. domains]);
        return null;
    }
}
