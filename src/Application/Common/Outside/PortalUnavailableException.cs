namespace PublisherMigration.Application.Common.Outside;

/// <summary>The legacy portal did not answer what was asked of it.</summary>
public sealed class PortalUnavailableException(PortalFailure failure)
    : Exception($"The legacy portal answered {failure.Code}.")
{
    public PortalFailure Failure { get; } = failure;
}
