namespace PublisherMigration.Api.Security;

/// <summary>The service that calls, as its token names it. Never a person: people are the request's actor.</summary>
/// <param name="Service">
/// The first that the token has of <c>client_id</c>, <c>azp</c>, <c>appid</c>, <c>sub</c>.
/// </param>
/// <param name="Scopes">What it may do; every bit when it holds <c>operations</c>.</param>
public sealed record Caller(string Service, Scopes Scopes)
{
    /// <summary>Whoever calls in Development while no credentials are configured.</summary>
    public static Caller Development { get; } = new("development", Scopes.All);

    /// <summary>Holds the scope <c>operations</c>, which includes every other.</summary>
    public bool IsOperator => Has(Scopes.Operations);

    public bool Has(Scopes scope) => (Scopes & scope) == scope;
}
