namespace PublisherMigration.Application.Common.Outside;

/// <summary>Particulars of a new membership: name in law, ISO 3166-1 alpha-2 country, whom the network writes to.</summary>
public sealed record NewMembership(string LegalBusinessName, string CountryCode, string ContactEmail);
