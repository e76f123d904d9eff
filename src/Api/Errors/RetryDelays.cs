using Grpc.Core;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Errors;

/// <summary>When it makes sense to try again.</summary>
internal static class RetryDelays
{
    private static readonly TimeSpan Ours = TimeSpan.FromSeconds(1);

    // A partner that does not answer needs longer than we do, and gains nothing from more calls.
    private static readonly TimeSpan Partners = TimeSpan.FromSeconds(5);

    public static TimeSpan? Of(ErrorReasonEntry entry) =>
        (entry.Reason, entry.Status) switch
        {
            (ErrorReason.PartnerNetworkUnavailable, _) => Partners,
            (ErrorReason.PartnerCenterUnavailable, _) => Partners,
            (ErrorReason.TenantDirectoryUnavailable, _) => Partners,
            (ErrorReason.LegacyPortalUnavailable, _) => Partners,
            (_, StatusCode.Unavailable or StatusCode.ResourceExhausted) => Ours,
            _ => null,
        };
}
