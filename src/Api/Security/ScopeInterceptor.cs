using Grpc.Core;
using PublisherMigration.Api.Hosting;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Api.Security;

/// <summary>Lets a call in when its caller holds the method's scope.</summary>
internal sealed class ScopeInterceptor(CredentialPolicy policy) : AdmissionInterceptor
{
    protected override void Admit(ServerCallContext context)
    {
        var http = context.GetHttpContext();
        var access = MethodScopes.Of(http);
        if (access.IsOpen)
        {
            return;
        }

        if (!policy.CredentialsRequired)
        {
            http.User = CallerPrincipal.Development;
            return;
        }

        if (http.User is not CallerPrincipal { Caller: var caller })
        {
            throw new RuleViolationException(Reason.Unauthenticated);
        }

        if (!caller.Has(access.Scope))
        {
            throw Missing(access);
        }
    }

    private static RuleViolationException Missing(MethodAccess access) =>
        new(
            RuleViolation.Of(
                Reason.ScopeMissing,
                ("method", access.Method[1..]),
                ("scope", ScopeNames.Of(access.Scope))
            )
        );
}
