using System.Security.Claims;

namespace PublisherMigration.Api.Security;

/// <summary>
/// The caller as the request's user. One instance serves many requests at once, so it carries no claims and is never changed.
/// </summary>
internal sealed class CallerPrincipal(Caller caller) : ClaimsPrincipal(new ClaimsIdentity("Bearer"))
{
    public static CallerPrincipal Development { get; } = new(Caller.Development);

    public Caller Caller { get; } = caller;
}
