using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PublisherMigration.Infrastructure.Persistence.Rows;

namespace PublisherMigration.Infrastructure.Persistence.Configurations;

internal sealed class AccountMigrationConfiguration : IEntityTypeConfiguration<AccountMigrationRow>
{
    public void Configure(EntityTypeBuilder<AccountMigrationRow> builder)
    {
        builder.ToTable("account_migrations");
        builder.HasKey(static row => row.PublisherId);
        builder
            .HasOne<PublisherAccountRow>()
            .WithOne()
            .HasForeignKey<AccountMigrationRow>(static row => row.PublisherId);
        // Each is written at every import of an account unless its column is empty then, so most are partial.
        builder.HasIndex(static row => row.State);
        builder.HasIndex(static row => row.MpnId).HasFilter("mpn_id IS NOT NULL");
        builder.HasIndex(static row => row.TenantId).HasFilter("tenant_id IS NOT NULL");
        builder
            .HasIndex(static row => new { row.PublisherId, row.Reasons }, "ix_account_migrations_reasons")
            .HasFilter("reasons <> 0");
        builder.HasIndex(static row => row.ReviewTime).HasFilter("review_time IS NOT NULL");
        builder.HasIndex(static row => row.PartnerCenterAccountId).HasFilter("partner_center_account_id IS NOT NULL");
    }
}
