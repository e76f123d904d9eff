using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PublisherMigration.Infrastructure.Persistence.Rows;

namespace PublisherMigration.Infrastructure.Persistence.Configurations;

internal sealed class TenantDomainConfiguration : IEntityTypeConfiguration<TenantDomainRow>
{
    public void Configure(EntityTypeBuilder<TenantDomainRow> builder)
    {
        builder.ToTable("tenant_domains");
        builder.HasKey(static row => row.Domain);
        builder.HasIndex(static row => row.TenantId);
        builder
            .HasOne<TenantRow>()
            .WithMany()
            .HasForeignKey(static row => row.TenantId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
