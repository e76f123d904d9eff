using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PublisherMigration.Infrastructure.Persistence.Rows;

namespace PublisherMigration.Infrastructure.Persistence.Configurations;

internal sealed class DeliveryStateConfiguration : IEntityTypeConfiguration<DeliveryStateRow>
{
    public void Configure(EntityTypeBuilder<DeliveryStateRow> builder)
    {
        builder.ToTable("delivery_state");
        builder.HasKey(static row => row.Id);
        builder.Property(static row => row.Id).ValueGeneratedNever();
    }
}
