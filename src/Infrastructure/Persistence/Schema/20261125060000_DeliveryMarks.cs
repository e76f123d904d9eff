using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PublisherMigration.Infrastructure.Persistence.Schema
{
    /// <summary>
    /// How far all accounts are asked after the portal went back, and how much was sent of one that it claims to be ahead with.
    /// </summary>
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

            migrationBuilder.AddColumn<long>(
                name: "sent_through",
                table: "delivery_exceptions",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "swept_to", table: "delivery_state");
            migrationBuilder.DropColumn(name: "sent_through", table: "delivery_exceptions");
        }
    }
}
