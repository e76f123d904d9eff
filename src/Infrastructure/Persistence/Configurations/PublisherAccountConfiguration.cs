using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PublisherMigration.Infrastructure.Persistence.Rows;

namespace PublisherMigration.Infrastructure.Persistence.Configurations;

internal sealed class PublisherAccountConfiguration : IEntityTypeConfiguration<PublisherAccountRow>
{
    public void Configure(EntityTypeBuilder<PublisherAccountRow> builder)
    {
        builder.ToTable("publisher_accounts");
        builder.HasKey(static row => row.PublisherId);
    }
}
