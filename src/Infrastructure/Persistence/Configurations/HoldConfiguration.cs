using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PublisherMigration.Infrastructure.Persistence.Rows;

namespace PublisherMigration.Infrastructure.Persistence.Configurations;

internal sealed class HoldConfiguration : IEntityTypeConfiguration<HoldRow>
{
    public void Configure(EntityTypeBuilder<HoldRow> builder)
    {
        builder.ToTable("holds");
        builder.HasKey(static row => row.HoldId);
        builder.HasIndex(static row => new { row.PublisherId, row.CreateTime });
        builder.HasIndex(static row => new { row.State, row.CreateTime });
        builder.HasIndex(static row => row.DecideTime).HasFilter("decide_time IS NOT NULL");
    }
}
