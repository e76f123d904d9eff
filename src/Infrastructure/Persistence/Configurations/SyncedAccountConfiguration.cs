using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PublisherMigration.Infrastructure.Persistence.Rows;

namespace PublisherMigration.Infrastructure.Persistence.Configurations;

internal sealed class SyncedAccountConfiguration : IEntityTypeConfiguration<SyncedAccountRow>
{
    public void Configure(EntityTypeBuilder<SyncedAccountRow> builder)
    {
        builder.ToTable("synced_accounts");
        builder.HasKey(static row => row.AccountNo);
        builder.HasIndex(static row => row.PublisherId).IsUnique();
        builder.HasIndex(static row => row.HoldId).HasFilter("hold_id IS NOT NULL");
    }
}
