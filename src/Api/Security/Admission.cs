using PublisherMigration.Domain.Common;

namespace PublisherMigration.Api.Security;

/// <summary>Whether a call may go on: its caller is known and holds the method's scope.</summary>
internal sealed class Admission(CredentialPolicy policy)
{
    /// <summary>Why not, or nothing. Where no credentials are asked for, the caller is put in place.</summary>
    public RuleViolation? Refusal(HttpContext http)
    {
        var access = MethodScopes.Of(http);
        if (access.IsOpen)
        {
            return null;
        }

        if (!policy.CredentialsRequired)
        {
            http.User = CallerPrincipal.Development;
            return null;
        }

        if (http.User is not CallerPrincipal { Caller: var caller })
        {
            return RuleViolation.Of(Reason.Unauthenticated);
        }

        return caller.Has(access.Scope)
            ? null
            : RuleViolation.Of(
                Reason.ScopeMissing,
                ("method", access.Method[1..]),
                ("scope", ScopeNames.Of(access.Scope))
            );
    }
}
