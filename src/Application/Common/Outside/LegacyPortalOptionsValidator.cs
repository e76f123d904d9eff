using Microsoft.Extensions.Options;

namespace PublisherMigration.Application.Common.Outside;

/// <summary>Says at the start what is wrong, instead of at the first delivery.</summary>
internal sealed class LegacyPortalOptionsValidator : IValidateOptions<LegacyPortalOptions>
{
    private const int LongestTimeout = 300;
    private const int MostCalls = 1_000;

    public ValidateOptionsResult Validate(string? name, LegacyPortalOptions options)
    {
        var faults = FaultsOf(options).ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> FaultsOf(LegacyPortalOptions options)
    {
        if (options.Address.Length > 0 && !IsAddress(options.Address))
        {
            yield return "LegacyPortal:Address must be https://host:port or http://host:port without a path, or empty for the embedded portal.";
        }

        if (options.TimeoutSeconds is < 1 or > LongestTimeout)
        {
            yield return "LegacyPortal:TimeoutSeconds must be 1 to 300.";
        }

        if (options.CallsAtOnce is < 1 or > MostCalls)
        {
            yield return "LegacyPortal:CallsAtOnce must be 1 to 1,000.";
        }

        if (options.BearerTokenFile.Length > 0 && options.Address.Length == 0)
        {
            yield return "LegacyPortal:BearerTokenFile is set, but the embedded portal asks for no token: set LegacyPortal:Address too, or leave both empty.";
        }

        if (options.BearerTokenFile.Length > 0 && !File.Exists(options.BearerTokenFile))
        {
            yield return $"LegacyPortal:BearerTokenFile names {options.BearerTokenFile}, which does not exist.";
        }
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address is { Scheme: "http" or "https", PathAndQuery: "/", UserInfo.Length: 0 };
}
