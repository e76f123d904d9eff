using System.Security.Claims;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Api.Security;

/// <summary>Reads the caller out of the claims of a token that is already found valid.</summary>
internal static class CallerClaims
{
    private static readonly string[] NamesOfTheService = ["client_id", "azp", "appid", "sub"];

    /// <summary>Null when the token names no service, or this one.</summary>
    public static Caller? Read(ClaimsPrincipal token)
    {
        foreach (var type in NamesOfTheService)
        {
            if (token.FindFirst(type) is { Value: var service } && !string.IsNullOrWhiteSpace(service))
            {
                // Whoever bore our own name could put its acts down to us in the audit trail.
                return string.Equals(service, Initiator.System.CallingService, StringComparison.OrdinalIgnoreCase)
                    ? null
                    : new Caller(service, ReadScopes(token));
            }
        }

        return null;
    }

    // An array in the token arrives as one claim per element.
    private static Scopes ReadScopes(ClaimsPrincipal token)
    {
        var lists = token.Claims.Where(claim => claim.Type is "scope" or "scp");
        return lists.Aggregate(Scopes.None, (scopes, claim) => scopes | ScopeNames.Parse(claim.Value));
    }
}
