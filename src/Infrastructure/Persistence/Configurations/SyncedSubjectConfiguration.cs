using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PublisherMigration.Infrastructure.Persistence.Rows;

namespace PublisherMigration.Infrastructure.Persistence.Configurations;

internal sealed class SyncedSubjectConfiguration : IEntityTypeConfiguration<SyncedSubjectRow>
{
    public void Configure(EntityTypeBuilder<SyncedSubjectRow> builder)
    {
        builder.ToTable("synced_subjects");
        builder.HasKey(static row => new { row.AccountNo, row.Subject });
    }
}
