using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PublisherMigration.Infrastructure.Persistence.Rows;

namespace PublisherMigration.Infrastructure.Persistence.Configurations;

internal sealed class PartnerCenterAccountConfiguration : IEntityTypeConfiguration<PartnerCenterAccountRow>
{
    public void Configure(EntityTypeBuilder<PartnerCenterAccountRow> builder)
    {
        builder.ToTable("partner_center_accounts");
        builder.HasKey(static row => row.PublisherId);
    }
}
