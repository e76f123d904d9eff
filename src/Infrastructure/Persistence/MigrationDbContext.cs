using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace PublisherMigration.Infrastructure.Persistence;

/// <summary>Owns the schema and serves the cold reads. Nothing is written through it but the schema.</summary>
internal sealed partial class MigrationDbContext(DbContextOptions<MigrationDbContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(MigrationDbContext).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(SnakeCase(property.Name));
            }

            foreach (var index in entity.GetIndexes())
            {
                index.SetDatabaseName(
                    index.Name
                        ?? $"ix_{entity.GetTableName()}_{string.Join('_', index.Properties.Select(static p => SnakeCase(p.Name)))}"
                );
            }
        }
    }

    private static string SnakeCase(string name) => WordStart().Replace(name, "_$0").ToLowerInvariant();

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordStart();
}
