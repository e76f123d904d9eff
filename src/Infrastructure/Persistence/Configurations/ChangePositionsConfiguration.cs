using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PublisherMigration.Infrastructure.Persistence.Rows;

namespace PublisherMigration.Infrastructure.Persistence.Configurations;

internal sealed class ChangePositionsConfiguration : IEntityTypeConfiguration<ChangePositionsRow>
{
    public void Configure(EntityTypeBuilder<ChangePositionsRow> builder)
    {
        builder.ToTable("change_positions");
        builder.HasKey(static row => new { row.AccountNo, row.FirstSequence });
    }
}
