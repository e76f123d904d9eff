namespace PublisherMigration.Domain.UnitTests.Properties;

/// <summary>A misreading of the requirements that the sequences must tell from the right one.</summary>
public enum OracleFault
{
    None,
    ExpiryIsExclusive,
    PendingDoesNotCount,
    AssociatedTenantsDoNotCount,
    OnlyTheFirstWorkEmailCounts,
}
