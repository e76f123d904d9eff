using Microsoft.EntityFrameworkCore.Migrations;
using PublisherMigration.Infrastructure.Persistence.Sqlite;

#nullable disable

namespace PublisherMigration.Infrastructure.Persistence.Schema
{
    /// <summary>
    /// What account sync stores. The former table of changes stays until its rows are carried over: see AccountChangesUpgrade.
    /// </summary>
    public partial class AccountSync : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "change_memories",
                columns: table => new
                {
                    account_no = table.Column<long>(type: "INTEGER", nullable: false),
                    change_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    packed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    time = table.Column<long>(type: "INTEGER", nullable: false),
                    hold_id = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_change_memories", x => new { x.account_no, x.change_id });
                })
                .Annotation(WithoutRowIdSqlGenerator.Annotation, true);

            migrationBuilder.CreateTable(
                name: "change_positions",
                columns: table => new
                {
                    account_no = table.Column<long>(type: "INTEGER", nullable: false),
                    first_sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    positions = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_change_positions", x => new { x.account_no, x.first_sequence });
                })
                .Annotation(WithoutRowIdSqlGenerator.Annotation, true);

            migrationBuilder.CreateTable(
                name: "delivery_exceptions",
                columns: table => new
                {
                    account_no = table.Column<long>(type: "INTEGER", nullable: false),
                    publisher_id = table.Column<string>(type: "TEXT", nullable: false),
                    delivered_sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    first_position = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    next_attempt_time = table.Column<long>(type: "INTEGER", nullable: true),
                    details = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delivery_exceptions", x => x.account_no);
                });

            migrationBuilder.CreateTable(
                name: "delivery_state",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    feed_id = table.Column<string>(type: "TEXT", nullable: false),
                    watermark = table.Column<long>(type: "INTEGER", nullable: false),
                    restate_through = table.Column<long>(type: "INTEGER", nullable: true),
                    restated_to = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delivery_state", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "holds",
                columns: table => new
                {
                    hold_id = table.Column<string>(type: "TEXT", nullable: false),
                    publisher_id = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    create_time = table.Column<long>(type: "INTEGER", nullable: false),
                    decide_time = table.Column<long>(type: "INTEGER", nullable: true),
                    details = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_holds", x => x.hold_id);
                });

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

            migrationBuilder.CreateTable(
                name: "recorded_changes",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    account_no = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_time = table.Column<long>(type: "INTEGER", nullable: false),
                    encoded = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recorded_changes", x => x.position);
                });

            migrationBuilder.CreateTable(
                name: "subscriptions",
                columns: table => new
                {
                    subscription_id = table.Column<string>(type: "TEXT", nullable: false),
                    publisher_ids = table.Column<string>(type: "TEXT", nullable: false),
                    started_at = table.Column<string>(type: "TEXT", nullable: false),
                    feed_id = table.Column<string>(type: "TEXT", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    create_time = table.Column<long>(type: "INTEGER", nullable: false),
                    acknowledge_time = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_subscriptions", x => x.subscription_id);
                });

            migrationBuilder.CreateTable(
                name: "synced_accounts",
                columns: table => new
                {
                    account_no = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    publisher_id = table.Column<string>(type: "TEXT", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    last_position = table.Column<long>(type: "INTEGER", nullable: false),
                    hold_id = table.Column<string>(type: "TEXT", nullable: true),
                    is_spilled = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_synced_accounts", x => x.account_no);
                });

            migrationBuilder.CreateTable(
                name: "synced_subjects",
                columns: table => new
                {
                    account_no = table.Column<long>(type: "INTEGER", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    packed = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_synced_subjects", x => new { x.account_no, x.subject });
                })
                .Annotation(WithoutRowIdSqlGenerator.Annotation, true);

            migrationBuilder.CreateIndex(
                name: "ix_delivery_exceptions_publisher_id",
                table: "delivery_exceptions",
                column: "publisher_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_holds_publisher_id_create_time",
                table: "holds",
                columns: new[] { "publisher_id", "create_time" });

            migrationBuilder.CreateIndex(
                name: "ix_holds_state_create_time",
                table: "holds",
                columns: new[] { "state", "create_time" });

            migrationBuilder.CreateIndex(
                name: "ix_holds_decide_time",
                table: "holds",
                column: "decide_time",
                filter: "decide_time IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_synced_accounts_publisher_id",
                table: "synced_accounts",
                column: "publisher_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_synced_accounts_hold_id",
                table: "synced_accounts",
                column: "hold_id",
                filter: "hold_id IS NOT NULL");

            migrationBuilder.AddColumn<long>(
                name: "compacted_to",
                table: "store_identity",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "restored_as",
                table: "store_identity",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "change_memories");

            migrationBuilder.DropTable(
                name: "change_positions");

            migrationBuilder.DropTable(
                name: "delivery_exceptions");

            migrationBuilder.DropTable(
                name: "delivery_state");

            migrationBuilder.DropTable(
                name: "holds");

            migrationBuilder.DropTable(
                name: "legacy_portal_accounts");

            migrationBuilder.DropTable(
                name: "recorded_changes");

            migrationBuilder.DropTable(
                name: "subscriptions");

            migrationBuilder.DropTable(
                name: "synced_accounts");

            migrationBuilder.DropTable(
                name: "synced_subjects");

            migrationBuilder.DropColumn(
                name: "compacted_to",
                table: "store_identity");

            migrationBuilder.DropColumn(
                name: "restored_as",
                table: "store_identity");
        }
    }
}
