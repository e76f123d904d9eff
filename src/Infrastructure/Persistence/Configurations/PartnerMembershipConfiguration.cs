using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PublisherMigration.Infrastructure.Persistence.Rows;

namespace PublisherMigration.Infrastructure.Persistence.Configurations;

internal sealed class PartnerMembershipConfiguration : IEntityTypeConfiguration<PartnerMembershipRow>
{
    public void Configure(EntityTypeBuilder<PartnerMembershipRow> builder)
    {
        builder.ToTable("partner_memberships");
        builder.HasKey(static row => row.MpnId);
        builder.HasIndex(static row => row.Vetting).HasFilter("vetting = 1");
    }
}
