using System.Globalization;
using PublisherMigration.Domain.AccountMigrations;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>Names one stored version of a migration; opaque to callers.</summary>
public static class Etag
{
    public static string Of(AccountMigration migration) =>
        string.Create(CultureInfo.InvariantCulture, $"m{migration.Version}");
}
