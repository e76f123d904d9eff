using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PublisherMigration.Infrastructure.Persistence.Rows;

namespace PublisherMigration.Infrastructure.Persistence.Configurations;

internal sealed class StoreIdentityConfiguration : IEntityTypeConfiguration<StoreIdentityRow>
{
    public void Configure(EntityTypeBuilder<StoreIdentityRow> builder)
    {
        builder.ToTable("store_identity");
        builder.HasKey(static row => row.Id);
        builder.Property(static row => row.Id).ValueGeneratedNever();
        builder.Property(static row => row.ProjectedTo).HasDefaultValue(0L);
    }
}
