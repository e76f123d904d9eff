using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PublisherMigration.Infrastructure.Persistence.Rows;

namespace PublisherMigration.Infrastructure.Persistence.Configurations;

internal sealed class DeliveryExceptionConfiguration : IEntityTypeConfiguration<DeliveryExceptionRow>
{
    public void Configure(EntityTypeBuilder<DeliveryExceptionRow> builder)
    {
        builder.ToTable("delivery_exceptions");
        builder.HasKey(static row => row.AccountNo);
        builder.Property(static row => row.AccountNo).ValueGeneratedNever();
        builder.HasIndex(static row => row.PublisherId).IsUnique();
    }
}
