using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering;

internal static class TenantText
{
    public static string Of(TenantReference? tenant) =>
        tenant switch
        {
            null => "",
            { DisplayName.Length: > 0 } => $"{tenant.DisplayName} ({tenant.TenantId})",
            _ => tenant.TenantId,
        };
}
