using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;

namespace PublisherMigration.Api.Security;

/// <summary>Turns a valid token into a caller, once for each token.</summary>
internal sealed class BearerEvents(ValidatedTokens validated, ILogger<BearerEvents> log) : JwtBearerEvents
{
    private const string Prefix = "Bearer ";

    public override Task MessageReceived(MessageReceivedContext context)
    {
        var header = context.Request.Headers.Authorization.ToString().AsSpan();
        if (
            header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            && validated.Find(header[Prefix.Length..].Trim()) is { } caller
        )
        {
            context.Principal = caller;
            context.Success();
        }

        return Task.CompletedTask;
    }

    public override Task TokenValidated(TokenValidatedContext context)
    {
        if (
            CallerClaims.Read(context.Principal!) is not { } caller
            || context.SecurityToken is not JsonWebToken { EncodedToken: var text, ValidTo: var expires }
        )
        {
            log.TokenNamesNoService();
            context.Fail("The token names no service.");
            return Task.CompletedTask;
        }

        var principal = new CallerPrincipal(caller);
        context.Principal = principal;
        validated.Add(text, principal, new DateTimeOffset(expires, TimeSpan.Zero));
        return Task.CompletedTask;
    }

    /// <summary>Whatever went wrong, the caller is unauthenticated: nothing may turn into an internal error.</summary>
    public override Task AuthenticationFailed(AuthenticationFailedContext context)
    {
        log.TokenRefused(context.Exception);
        context.Fail(context.Exception);
        return Task.CompletedTask;
    }
}
