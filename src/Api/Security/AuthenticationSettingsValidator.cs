using Microsoft.Extensions.Options;

namespace PublisherMigration.Api.Security;

/// <summary>Refuses a start with settings that could not let the right callers in, and names the settings.</summary>
internal sealed class AuthenticationSettingsValidator(IHostEnvironment environment)
    : IValidateOptions<AuthenticationSettings>
{
    private const int LargestSkewSeconds = 300;

    public ValidateOptionsResult Validate(string? name, AuthenticationSettings options)
    {
        string[] failures = [.. Issuer(options), .. Token(options)];
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private IEnumerable<string> Issuer(AuthenticationSettings settings)
    {
        var (authority, file) = (settings.Authority, settings.JwksFile);
        if (string.IsNullOrWhiteSpace(authority) == string.IsNullOrWhiteSpace(file))
        {
            yield return "Set one of Authentication:Authority (the token issuer's address) and Authentication:JwksFile"
                + " (a file with its public keys).";
        }
        else if (!string.IsNullOrWhiteSpace(authority))
        {
            if (!IsAddress(authority))
            {
                yield return "Authentication:Authority must be an absolute https address (http only in Development).";
            }
        }
        else
        {
            if (string.IsNullOrWhiteSpace(settings.Issuer))
            {
                yield return "Authentication:Issuer is required with Authentication:JwksFile.";
            }

            if (JwksFile.WhyUnusable(file!) is { } why)
            {
                yield return $"Authentication:JwksFile ({file}) cannot be used: {why}";
            }
        }
    }

    private static IEnumerable<string> Token(AuthenticationSettings settings)
    {
        if (string.IsNullOrWhiteSpace(settings.Audience))
        {
            yield return "Authentication:Audience is required: the name of this service in its callers' tokens.";
        }

        if (settings.ClockSkewSeconds is < 0 or > LargestSkewSeconds)
        {
            yield return $"Authentication:ClockSkewSeconds must be 0 to {LargestSkewSeconds}.";
        }
    }

    private bool IsAddress(string authority) =>
        Uri.TryCreate(authority, UriKind.Absolute, out var uri)
        && (uri.Scheme is "https" || (uri.Scheme is "http" && environment.IsDevelopment()));
}
