namespace PublisherMigration.Api.Security;

/// <summary>The section <c>Authentication</c>: whose tokens are accepted.</summary>
public sealed class AuthenticationSettings
{
    public const string Section = "Authentication";

    /// <summary>
    /// Address of the OpenID Connect issuer, whose metadata and keys are fetched from there; https outside Development.
    /// Either this or <see cref="JwksFile"/>.
    /// </summary>
    public string? Authority { get; set; }

    /// <summary>
    /// A file with the issuer's public keys as a JSON Web Key Set. Read again within seconds of a change.
    /// </summary>
    public string? JwksFile { get; set; }

    /// <summary>
    /// What <c>iss</c> must be. Required with <see cref="JwksFile"/>; with <see cref="Authority"/> its metadata says it.
    /// </summary>
    public string? Issuer { get; set; }

    /// <summary>What <c>aud</c> must be or hold. Required.</summary>
    public string? Audience { get; set; }

    /// <summary>How far the issuer's clock may be from ours, in seconds, 0 to 300.</summary>
    public int ClockSkewSeconds { get; set; } = 60;

    /// <summary>Whether anything in the section is set.</summary>
    public static bool IsConfigured(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        return Array.Exists(
            [nameof(Authority), nameof(JwksFile), nameof(Issuer), nameof(Audience), nameof(ClockSkewSeconds)],
            name => !string.IsNullOrWhiteSpace(section[name])
        );
    }
}
