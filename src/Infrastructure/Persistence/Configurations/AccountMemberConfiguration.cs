using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PublisherMigration.Infrastructure.Persistence.Rows;

namespace PublisherMigration.Infrastructure.Persistence.Configurations;

internal sealed class AccountMemberConfiguration : IEntityTypeConfiguration<AccountMemberRow>
{
    public void Configure(EntityTypeBuilder<AccountMemberRow> builder)
    {
        builder.ToTable("account_members");
        builder.HasKey(static row => new { row.Principal, row.PublisherId });
    }
}
