using Grpc.Core;

namespace PublisherMigration.Api.Security;

/// <summary>How a gRPC service learns who calls.</summary>
public static class CallerAccess
{
    /// <summary>The calling service, as <see cref="Hosting.AdmissionInterceptor"/> admitted it.</summary>
    /// <exception cref="InvalidOperationException">
    /// The method is open to everybody, or the interceptor is not in place.
    /// </exception>
    public static Caller Caller(this ServerCallContext context) =>
        context.GetHttpContext().User is CallerPrincipal { Caller: var caller }
            ? caller
            : throw new InvalidOperationException("The call was admitted without a caller.");
}
