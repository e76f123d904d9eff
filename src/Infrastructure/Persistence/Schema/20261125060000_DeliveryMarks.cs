using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PublisherMigration.Infrastructure.Persistence.Schema
{
    /// <summary>How far all accounts are asked after the portal went back.</summary>
    public partial class DeliveryMarks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "swept_to",
                table: "delivery_state",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "swept_to", table: "delivery_state");
        }
    }
}
