using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Sync.Validators;

/// <summary>Identity of a principal as text: kind and key, addresses and aliases without case.</summary>
public static class PrincipalKey
{
    public static string Of(Principal principal) =>
        principal.Kind switch
        {
            PrincipalKind.ServicePrincipal => $"app:{principal.ApplicationId}@{principal.TenantId}",
            PrincipalKind.SecurityGroup when principal.ObjectId.Length > 0 =>
                $"group:{principal.ObjectId}@{principal.TenantId}",
            PrincipalKind.SecurityGroup => $"alias:{principal.Alias.ToLowerInvariant()}",
            PrincipalKind.MicrosoftAccount => $"msa:{principal.Email.ToLowerInvariant()}",
            PrincipalKind.WorkAccount => $"work:{principal.Email.ToLowerInvariant()}",
            PrincipalKind.Unspecified => "nobody",
            _ => $"kind {(int)principal.Kind}",
        };
}
