using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.Common;

/// <summary>Who did something: the calling service, and the principal on whose behalf, if any. Stands in the audit trail.</summary>
public sealed record Initiator(string CallingService, Principal? Principal)
{
    /// <summary>The service itself, because facts changed.</summary>
    public static readonly Initiator System = new("system", Principal: null);
}
