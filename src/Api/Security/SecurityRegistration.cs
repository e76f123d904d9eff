using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace PublisherMigration.Api.Security;

public static class SecurityRegistration
{
    /// <summary>
    /// Callers, scopes and the checks that refuse an unsafe start.
    /// </summary>
    public static WebApplicationBuilder AddCallerSecurity(this WebApplicationBuilder builder)
    {
        var policy = new CredentialPolicy(
            builder.Environment.IsDevelopment(),
            AuthenticationSettings.IsConfigured(builder.Configuration)
        );
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(policy);
        builder.Services.AddSingleton<Admission>();
        builder.Services.AddSingleton<StartCheck>();
        builder.Services.AddSingleton<IStartupFilter>(static services => services.GetRequiredService<StartCheck>());
        builder.Services.AddHostedService<ListeningCheck>();
        if (policy.CredentialsConfigured)
        {
            AddBearerTokens(builder.Services);
        }

        return builder;
    }

    /// <summary>Reads the keys now: the first caller shall not wait for it, nor find the file changed since the check.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void ReadKeys(IServiceProvider services) =>
        services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtBearerDefaults.AuthenticationScheme);

    // Apart, so that a start without credentials loads none of these assemblies. AddAuthentication() is not used since it
    // brings data protection, which writes a key ring to disk at start and which nothing here needs.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddBearerTokens(IServiceCollection services)
    {
        services
            .AddOptions<AuthenticationSettings>()
            .BindConfiguration(AuthenticationSettings.Section)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<AuthenticationSettings>, AuthenticationSettingsValidator>();
        services.AddSingleton<ValidatedTokens>();
        services.AddSingleton<JwksFile>();
        services.AddSingleton<BearerEvents>();

        services.AddAuthenticationCore(options => options.DefaultScheme = JwtBearerDefaults.AuthenticationScheme);
        services.TryAddSingleton(UrlEncoder.Default);
        services.AddSingleton<IAuthenticationConfigurationProvider, NoSchemeConfiguration>();
        services.ConfigureOptions<BearerSetup>();
        new AuthenticationBuilder(services).AddJwtBearer();
    }
}
