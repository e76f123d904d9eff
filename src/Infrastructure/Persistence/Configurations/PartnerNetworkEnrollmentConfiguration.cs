using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PublisherMigration.Infrastructure.Persistence.Rows;

namespace PublisherMigration.Infrastructure.Persistence.Configurations;

internal sealed class PartnerNetworkEnrollmentConfiguration : IEntityTypeConfiguration<PartnerNetworkEnrollmentRow>
{
    public void Configure(EntityTypeBuilder<PartnerNetworkEnrollmentRow> builder)
    {
        builder.ToTable("partner_network_enrollments");
        builder.HasKey(static row => row.IdempotencyKey);
    }
}
