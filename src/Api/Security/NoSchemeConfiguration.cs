using Microsoft.AspNetCore.Authentication;

namespace PublisherMigration.Api.Security;

/// <summary>
/// The framework would also read <c>Authentication:Schemes:Bearer</c>, a second way to say who is trusted.
/// There is one: <see cref="AuthenticationSettings"/>.
/// </summary>
internal sealed class NoSchemeConfiguration : IAuthenticationConfigurationProvider
{
    public IConfiguration AuthenticationConfiguration { get; } = new ConfigurationBuilder().Build();
}
