using Grpc.Core;
using PublisherMigration.Cli.Connection;

namespace PublisherMigration.Cli.Invocation;

/// <summary>What scripts branch on. The numbers are promised in <c>--help</c>; never renumber them.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;
    public const int Refused = 1;
    public const int Usage = 2;
    public const int Outstanding = 3;
    public const int Unavailable = 4;
    public const int NotAllowed = 5;
    public const int Interrupted = 130;

    public static int Of(ServiceError error) =>
        error.Status switch
        {
            _ when error.IsTransient => Unavailable,
            StatusCode.Unauthenticated => NotAllowed,
            // NOT_AN_OWNER is a rule of the domain; only a missing scope concerns the credential.
            StatusCode.PermissionDenied when error.Reason is "" or "SCOPE_MISSING" => NotAllowed,
            _ => Refused,
        };
}
