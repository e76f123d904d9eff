using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace PublisherMigration.Api.Security;

/// <summary>What makes a token valid.</summary>
internal sealed class BearerSetup(
    IOptions<AuthenticationSettings> settings,
    IServiceProvider services,
    IHostEnvironment environment
) : IConfigureNamedOptions<JwtBearerOptions>
{
    public void Configure(JwtBearerOptions options) => Configure(JwtBearerDefaults.AuthenticationScheme, options);

    public void Configure(string? name, JwtBearerOptions options)
    {
        var values = settings.Value;
        if (string.IsNullOrWhiteSpace(values.JwksFile))
        {
            options.Authority = values.Authority;
            options.RequireHttpsMetadata = !environment.IsDevelopment();
        }
        else
        {
            options.ConfigurationManager = services.GetRequiredService<JwksFile>();
        }

        options.MapInboundClaims = false;
        options.SaveToken = false;
        options.IncludeErrorDetails = false;
        options.EventsType = typeof(BearerEvents);

        // Replaced as a whole: nothing that another source of configuration put here stays.
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAlgorithms = SigningKeys.Algorithms,
            ValidAudience = values.Audience,
            ValidIssuer = string.IsNullOrWhiteSpace(values.Issuer) ? null : values.Issuer,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            RequireAudience = true,
            ValidateAudience = true,
            ValidateIssuer = true,
            ValidateLifetime = true,
            ClockSkew = TimeSpan.FromSeconds(values.ClockSkewSeconds),
        };
    }
}
