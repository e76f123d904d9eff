using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PublisherMigration.Infrastructure.Persistence.Schema
{
    /// <summary>The embedded legacy portal has a database of its own, to which its accounts went before.</summary>
    public partial class LegacyPortalApart : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "legacy_portal_accounts");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "legacy_portal_accounts",
                columns: table => new
                {
                    publisher_id = table.Column<string>(type: "TEXT", nullable: false),
                    feed_id = table.Column<string>(type: "TEXT", nullable: false),
                    applied_sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    partner_center_account_id = table.Column<string>(type: "TEXT", nullable: false),
                    members = table.Column<byte[]>(type: "BLOB", nullable: false),
                    display_name = table.Column<string>(type: "TEXT", nullable: false),
                    contact_email = table.Column<string>(type: "TEXT", nullable: true),
                    support_uri = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_legacy_portal_accounts", x => x.publisher_id);
                });
        }
    }
}
