using System.Globalization;
using PublisherMigration.Domain.AccountMigrations;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>Changes with every stored change of a migration.</summary>
public static class Etag
{
    public static string Of(AccountMigration migration) =>
        "m" + migration.Version.ToString(CultureInfo.InvariantCulture);
}
