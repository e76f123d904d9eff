using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PublisherMigration.Infrastructure.Persistence.Rows;

namespace PublisherMigration.Infrastructure.Persistence.Configurations;

internal sealed class AccountChangeConfiguration : IEntityTypeConfiguration<AccountChangeRow>
{
    public void Configure(EntityTypeBuilder<AccountChangeRow> builder)
    {
        builder.ToTable("account_changes");
        builder.HasKey(static row => row.Position);
        builder.HasIndex(static row => new { row.PublisherId, row.Sequence }).IsUnique();
    }
}
