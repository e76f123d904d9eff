using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PublisherMigration.Infrastructure.Persistence.Rows;

namespace PublisherMigration.Infrastructure.Persistence.Configurations;

internal sealed class LegacyPortalAccountConfiguration : IEntityTypeConfiguration<LegacyPortalAccountRow>
{
    public void Configure(EntityTypeBuilder<LegacyPortalAccountRow> builder)
    {
        builder.ToTable("legacy_portal_accounts");
        builder.HasKey(static row => row.PublisherId);
    }
}
