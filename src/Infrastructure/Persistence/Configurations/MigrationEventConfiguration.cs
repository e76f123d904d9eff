using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PublisherMigration.Infrastructure.Persistence.Rows;

namespace PublisherMigration.Infrastructure.Persistence.Configurations;

internal sealed class MigrationEventConfiguration : IEntityTypeConfiguration<MigrationEventRow>
{
    public void Configure(EntityTypeBuilder<MigrationEventRow> builder)
    {
        builder.ToTable("migration_events");
        builder.HasKey(static row => row.Position);
        builder.HasIndex(static row => new { row.PublisherId, row.Position });
        builder
            .HasIndex(static row => row.Position, "ix_migration_events_transitions")
            .HasFilter("from_state IS NOT NULL AND from_state <> to_state");
    }
}
