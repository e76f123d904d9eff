using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering;

/// <summary>A principal in one word, WHO in the help: what is printed can be typed back.</summary>
internal static class PrincipalText
{
    public const string Forms =
        "alice@contoso.example, msa:bob@outlook.com, app:APPLICATION_ID@TENANT_ID, group:OBJECT_ID@TENANT_ID or group:ALIAS";

    public static string Of(Principal? principal) =>
        principal?.Kind switch
        {
            null => "",
            PrincipalKind.WorkAccount => principal.Email,
            PrincipalKind.MicrosoftAccount => $"msa:{principal.Email}",
            PrincipalKind.ServicePrincipal => $"app:{principal.ApplicationId}@{principal.TenantId}",
            PrincipalKind.SecurityGroup when principal.ObjectId.Length > 0 =>
                $"group:{principal.ObjectId}@{principal.TenantId}",
            PrincipalKind.SecurityGroup => $"group:{principal.Alias}",
            _ => principal.Kind.ToString(),
        };

    public static bool TryParse(string text, out Principal principal)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string kind = colon < 0 ? "" : text[..colon];
        string rest = text[(colon + 1)..];
        principal = kind switch
        {
            "" => new Principal { Kind = PrincipalKind.WorkAccount, Email = rest },
            "msa" => new Principal { Kind = PrincipalKind.MicrosoftAccount, Email = rest },
            "app" when TwoGuids(rest, out string application, out string tenant) => new Principal
            {
                Kind = PrincipalKind.ServicePrincipal,
                ApplicationId = application,
                TenantId = tenant,
            },
            "group" when TwoGuids(rest, out string group, out string tenant) => new Principal
            {
                Kind = PrincipalKind.SecurityGroup,
                ObjectId = group,
                TenantId = tenant,
            },
            "group" => new Principal { Kind = PrincipalKind.SecurityGroup, Alias = rest },
            _ => new Principal(),
        };
        return principal.Kind switch
        {
            PrincipalKind.WorkAccount or PrincipalKind.MicrosoftAccount => LooksLikeAddress(rest),
            PrincipalKind.ServicePrincipal => true,
            PrincipalKind.SecurityGroup => rest.Length > 0,
            PrincipalKind.Unspecified => false,
        };
    }

    // The service judges addresses; this only catches a slip before anything is sent.
    private static bool LooksLikeAddress(string text) =>
        text.IndexOf('@', StringComparison.Ordinal) > 0 && !text.EndsWith('@') && !text.Any(char.IsWhiteSpace);

    private static bool TwoGuids(string text, out string left, out string right)
    {
        string[] parts = text.Split('@');
        (left, right) = parts.Length == 2 ? (parts[0], parts[1]) : ("", "");
        return Guid.TryParse(left, out _) && Guid.TryParse(right, out _);
    }
}
