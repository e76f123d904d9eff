using System.Collections.Immutable;

namespace PublisherMigration.LegacyPortal.Double;

/// <summary>The portal's whole state at one instant.</summary>
public sealed class PortalBackup
{
    internal PortalBackup(ImmutableDictionary<string, PortalAccount> accounts) => Accounts = accounts;

    internal ImmutableDictionary<string, PortalAccount> Accounts { get; }
}
