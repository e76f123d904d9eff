namespace PublisherMigration.Api.Security;

/// <summary>
/// Whether callers must show a token: always, but for a Development in which the section <c>Authentication</c> is empty.
/// </summary>
internal sealed record CredentialPolicy(bool IsDevelopment, bool CredentialsConfigured)
{
    public bool CredentialsRequired => !IsDevelopment || CredentialsConfigured;
}
