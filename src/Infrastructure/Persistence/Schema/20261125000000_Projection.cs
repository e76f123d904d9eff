using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PublisherMigration.Infrastructure.Persistence.Schema
{
    /// <summary>
    /// Rows of accounts may trail the changes: how far they have come, and what of a change its message does not say. Up to this
    /// schema they never trailed.
    /// </summary>
    public partial class Projection : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "fingerprint",
                table: "recorded_changes",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "projected_to",
                table: "store_identity",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.Sql(
                "UPDATE store_identity SET projected_to = (SELECT ifnull(max(position), 0) FROM recorded_changes)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "fingerprint", table: "recorded_changes");
            migrationBuilder.DropColumn(name: "projected_to", table: "store_identity");
        }
    }
}
