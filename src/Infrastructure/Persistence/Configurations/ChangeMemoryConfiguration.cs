using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PublisherMigration.Infrastructure.Persistence.Rows;

namespace PublisherMigration.Infrastructure.Persistence.Configurations;

internal sealed class ChangeMemoryConfiguration : IEntityTypeConfiguration<ChangeMemoryRow>
{
    public void Configure(EntityTypeBuilder<ChangeMemoryRow> builder)
    {
        builder.ToTable("change_memories");
        builder.HasKey(static row => new { row.AccountNo, row.ChangeId });
    }
}
