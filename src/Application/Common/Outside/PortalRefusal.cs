namespace PublisherMigration.Application.Common.Outside;

/// <summary>A change that the legacy portal will never apply, and why.</summary>
public sealed record PortalRefusal(long Sequence, string Reason, string Message);
