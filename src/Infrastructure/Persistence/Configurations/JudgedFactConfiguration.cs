using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PublisherMigration.Infrastructure.Persistence.Rows;

namespace PublisherMigration.Infrastructure.Persistence.Configurations;

internal sealed class JudgedFactConfiguration : IEntityTypeConfiguration<JudgedFactRow>
{
    public void Configure(EntityTypeBuilder<JudgedFactRow> builder)
    {
        builder.ToTable("judged_facts");
        builder.HasKey(static row => new { row.Fact, row.PublisherId });
        builder.HasIndex(static row => row.PublisherId);
    }
}
