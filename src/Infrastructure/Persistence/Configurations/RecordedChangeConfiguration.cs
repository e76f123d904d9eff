using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PublisherMigration.Infrastructure.Persistence.Rows;

namespace PublisherMigration.Infrastructure.Persistence.Configurations;

internal sealed class RecordedChangeConfiguration : IEntityTypeConfiguration<RecordedChangeRow>
{
    public void Configure(EntityTypeBuilder<RecordedChangeRow> builder)
    {
        builder.ToTable("recorded_changes");
        builder.HasKey(static row => row.Position);
        builder.Property(static row => row.Position).ValueGeneratedNever();
    }
}
