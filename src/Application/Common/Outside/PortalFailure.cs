namespace PublisherMigration.Application.Common.Outside;

/// <summary>A call to the legacy portal that failed.</summary>
/// <param name="Kind">What is to be done about it.</param>
/// <param name="Code">The status as gRPC names it.</param>
/// <param name="Message">What the portal said; for operators.</param>
public sealed record PortalFailure(PortalFailureKind Kind, string Code, string Message);
