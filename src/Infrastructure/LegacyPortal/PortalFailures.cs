using System.Globalization;
using System.Net.Sockets;
using Google.Protobuf;
using Grpc.Core;
using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Contracts.LegacyPortal.V1;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Infrastructure.LegacyPortal;

/// <summary>
/// What a failed call means, by <c>protos/legacyportal/v1/legacy_portal_service.proto</c>. What the portal did not say itself
/// is said in words of our own: callers see it, and must not see what this service is made of.
/// </summary>
internal static class PortalFailures
{
    /// <summary>Without its token the portal would refuse this service.</summary>
    public static readonly PortalFailure TokenUnreadable = new(
        PortalFailureKind.RefusesCaller,
        StatusCode.Unauthenticated.ContractName(),
        "The file of LegacyPortal:BearerTokenFile cannot be read."
    );

    /// <summary>The portal answered what it must not.</summary>
    public static readonly PortalFailure Unreadable = new(
        PortalFailureKind.TryAgain,
        StatusCode.DataLoss.ContractName(),
        "The portal's answer cannot be read."
    );

    private static readonly PortalFailure NoConnection = new(
        PortalFailureKind.NoAnswer,
        StatusCode.Unavailable.ContractName(),
        "The portal cannot be reached, or the connection broke before it answered."
    );

    /// <summary>What gRPC takes unless it is told otherwise. Only a single change is ever larger.</summary>
    private const int UsualLimit = 4 * 1024 * 1024;

    /// <summary>
    /// To a call above the usual limit RESOURCE_EXHAUSTED is what the portal's transport says, every time: it has to be told to
    /// take more. The transports say so in words of their own, so that only size and status are looked at.
    /// </summary>
    public static PortalFailure Of(RpcException failure, ApplyChangesRequest request)
    {
        var said = Of(failure);
        return
            failure.StatusCode == StatusCode.ResourceExhausted && request.CalculateSize() is > UsualLimit and var size
            ? said with
            {
                Kind = PortalFailureKind.NotAccepted,
                Message = string.Create(
                    CultureInfo.InvariantCulture,
                    $"The change has {size} octets, which is more than the portal takes: let it receive messages of 16 MB. It said: {said.Message}"
                ),
            }
            : said;
    }

    public static PortalFailure Of(RpcException failure) =>
        failure.Status switch
        {
            { StatusCode: StatusCode.DeadlineExceeded, Detail.Length: 0 }
            or { StatusCode: StatusCode.DeadlineExceeded, DebugException: not null } => new PortalFailure(
                PortalFailureKind.NoAnswer,
                StatusCode.DeadlineExceeded.ContractName(),
                "The portal did not answer within LegacyPortal:TimeoutSeconds."
            ),
            // Set where the status is not the portal's.
            { DebugException: { } local } => IsOfConnection(local) ? NoConnection : Unreadable,
            var said => new PortalFailure(
                KindOf(said.StatusCode),
                said.StatusCode.ContractName(),
                said.Detail.Length > 0 ? said.Detail : "The portal answered so without a word."
            ),
        };

    private static bool IsOfConnection(Exception failure) =>
        failure is not InvalidProtocolBufferException
        && (
            failure is HttpRequestException or IOException or SocketException or OperationCanceledException
            || (failure.InnerException is { } inner && IsOfConnection(inner))
        );

    private static PortalFailureKind KindOf(StatusCode status) =>
        status switch
        {
            StatusCode.Unavailable or StatusCode.DeadlineExceeded => PortalFailureKind.NoAnswer,
            StatusCode.Unauthenticated or StatusCode.PermissionDenied or StatusCode.Unimplemented =>
                PortalFailureKind.RefusesCaller,
            StatusCode.InvalidArgument
            or StatusCode.FailedPrecondition
            or StatusCode.NotFound
            or StatusCode.OutOfRange => PortalFailureKind.NotAccepted,
            _ => PortalFailureKind.TryAgain,
        };
}
