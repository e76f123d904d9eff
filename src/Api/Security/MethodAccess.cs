namespace PublisherMigration.Api.Security;

/// <summary>Who may call a method.</summary>
/// <param name="Method">As gRPC writes it: <c>/package.Service/Method</c>.</param>
/// <param name="IsOpen">No credential is asked.</param>
/// <param name="Scope">What the caller must hold; <see cref="Scopes.None"/> when any caller will do.</param>
internal sealed record MethodAccess(string Method, bool IsOpen, Scopes Scope);
