using Grpc.Core;
using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Infrastructure.LegacyPortal;

/// <summary>What a failed call means, by <c>protos/legacyportal/v1/legacy_portal_service.proto</c>.</summary>
internal static class PortalFailures
{
    public static PortalFailure Of(RpcException failure) =>
        new(KindOf(failure.StatusCode), failure.StatusCode.ContractName(), failure.Status.Detail);

    /// <summary>Without its token the portal would refuse this service.</summary>
    public static PortalFailure TokenUnreadable(Exception failure) =>
        new(
            PortalFailureKind.RefusesCaller,
            StatusCode.Unauthenticated.ContractName(),
            $"The file of LegacyPortal:BearerTokenFile cannot be read ({failure.GetType().Name})."
        );

    /// <summary>The portal answered what it must not.</summary>
    public static PortalFailure Unreadable(Exception failure) =>
        new(
            PortalFailureKind.TryAgain,
            StatusCode.DataLoss.ContractName(),
            $"The portal's answer cannot be read ({failure.GetType().Name})."
        );

    private static PortalFailureKind KindOf(StatusCode status) =>
        status switch
        {
            StatusCode.Unauthenticated or StatusCode.PermissionDenied or StatusCode.Unimplemented =>
                PortalFailureKind.RefusesCaller,
            StatusCode.InvalidArgument
            or StatusCode.FailedPrecondition
            or StatusCode.NotFound
            or StatusCode.OutOfRange => PortalFailureKind.NotAccepted,
            _ => PortalFailureKind.TryAgain,
        };
}
