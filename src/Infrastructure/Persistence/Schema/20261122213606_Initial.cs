using Microsoft.EntityFrameworkCore.Migrations;
using PublisherMigration.Infrastructure.Persistence.Sqlite;

#nullable disable

namespace PublisherMigration.Infrastructure.Persistence.Schema
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "account_changes",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    publisher_id = table.Column<string>(type: "TEXT", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    payload = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_time = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_changes", x => x.position);
                });

            migrationBuilder.CreateTable(
                name: "account_members",
                columns: table => new
                {
                    principal = table.Column<string>(type: "TEXT", nullable: false),
                    publisher_id = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_members", x => new { x.principal, x.publisher_id });
                })
                .Annotation(WithoutRowIdSqlGenerator.Annotation, true);

            migrationBuilder.CreateTable(
                name: "idempotency_records",
                columns: table => new
                {
                    calling_service = table.Column<string>(type: "TEXT", nullable: false),
                    request_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    fingerprint = table.Column<byte[]>(type: "BLOB", nullable: false),
                    answer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    create_time = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idempotency_records", x => new { x.calling_service, x.request_id });
                });

            migrationBuilder.CreateTable(
                name: "judged_facts",
                columns: table => new
                {
                    fact = table.Column<string>(type: "TEXT", nullable: false),
                    publisher_id = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_judged_facts", x => new { x.fact, x.publisher_id });
                })
                .Annotation(WithoutRowIdSqlGenerator.Annotation, true);

            migrationBuilder.CreateTable(
                name: "migration_events",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    publisher_id = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    calling_service = table.Column<string>(type: "TEXT", nullable: false),
                    principal = table.Column<string>(type: "TEXT", nullable: true),
                    time = table.Column<long>(type: "INTEGER", nullable: false),
                    from_state = table.Column<int>(type: "INTEGER", nullable: true),
                    to_state = table.Column<int>(type: "INTEGER", nullable: false),
                    reasons = table.Column<long>(type: "INTEGER", nullable: false),
                    attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    tenant_id = table.Column<string>(type: "TEXT", nullable: true),
                    mpn_id = table.Column<string>(type: "TEXT", nullable: true),
                    partner_center_account_id = table.Column<string>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_migration_events", x => x.position);
                });

            migrationBuilder.CreateTable(
                name: "partner_center_accounts",
                columns: table => new
                {
                    publisher_id = table.Column<string>(type: "TEXT", nullable: false),
                    account_id = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partner_center_accounts", x => x.publisher_id);
                })
                .Annotation(WithoutRowIdSqlGenerator.Annotation, true);

            migrationBuilder.CreateTable(
                name: "partner_memberships",
                columns: table => new
                {
                    mpn_id = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    vetting = table.Column<int>(type: "INTEGER", nullable: false),
                    expire_time = table.Column<long>(type: "INTEGER", nullable: true),
                    primary_tenant_id = table.Column<string>(type: "TEXT", nullable: false),
                    associated_tenant_ids = table.Column<string>(type: "TEXT", nullable: false),
                    global_mpn_id = table.Column<string>(type: "TEXT", nullable: true),
                    update_time = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partner_memberships", x => x.mpn_id);
                })
                .Annotation(WithoutRowIdSqlGenerator.Annotation, true);

            migrationBuilder.CreateTable(
                name: "partner_network_enrollments",
                columns: table => new
                {
                    idempotency_key = table.Column<string>(type: "TEXT", nullable: false),
                    mpn_id = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partner_network_enrollments", x => x.idempotency_key);
                })
                .Annotation(WithoutRowIdSqlGenerator.Annotation, true);

            migrationBuilder.CreateTable(
                name: "publisher_accounts",
                columns: table => new
                {
                    publisher_id = table.Column<string>(type: "TEXT", nullable: false),
                    display_name = table.Column<string>(type: "TEXT", nullable: false),
                    mpn_id = table.Column<string>(type: "TEXT", nullable: true),
                    members = table.Column<byte[]>(type: "BLOB", nullable: false),
                    authority = table.Column<int>(type: "INTEGER", nullable: false),
                    facts_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    update_time = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_publisher_accounts", x => x.publisher_id);
                })
                .Annotation(WithoutRowIdSqlGenerator.Annotation, true);

            migrationBuilder.CreateTable(
                name: "store_identity",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    feed_id = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_store_identity", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tenants",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "TEXT", nullable: false),
                    display_name = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    update_time = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tenants", x => x.tenant_id);
                })
                .Annotation(WithoutRowIdSqlGenerator.Annotation, true);

            migrationBuilder.CreateTable(
                name: "account_migrations",
                columns: table => new
                {
                    publisher_id = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    tenant_id = table.Column<string>(type: "TEXT", nullable: true),
                    mpn_id = table.Column<string>(type: "TEXT", nullable: true),
                    reasons = table.Column<long>(type: "INTEGER", nullable: false),
                    review_time = table.Column<long>(type: "INTEGER", nullable: true),
                    partner_center_account_id = table.Column<string>(type: "TEXT", nullable: true),
                    create_time = table.Column<long>(type: "INTEGER", nullable: false),
                    update_time = table.Column<long>(type: "INTEGER", nullable: false),
                    complete_time = table.Column<long>(type: "INTEGER", nullable: true),
                    details = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_migrations", x => x.publisher_id);
                    table.ForeignKey(
                        name: "FK_account_migrations_publisher_accounts_publisher_id",
                        column: x => x.publisher_id,
                        principalTable: "publisher_accounts",
                        principalColumn: "publisher_id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation(WithoutRowIdSqlGenerator.Annotation, true);

            migrationBuilder.CreateTable(
                name: "tenant_domains",
                columns: table => new
                {
                    domain = table.Column<string>(type: "TEXT", nullable: false),
                    tenant_id = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tenant_domains", x => x.domain);
                    table.ForeignKey(
                        name: "FK_tenant_domains_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "tenant_id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation(WithoutRowIdSqlGenerator.Annotation, true);

            migrationBuilder.CreateIndex(
                name: "ix_account_changes_publisher_id_sequence",
                table: "account_changes",
                columns: new[] { "publisher_id", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_account_migrations_mpn_id",
                table: "account_migrations",
                column: "mpn_id",
                filter: "mpn_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_account_migrations_partner_center_account_id",
                table: "account_migrations",
                column: "partner_center_account_id",
                filter: "partner_center_account_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_account_migrations_reasons",
                table: "account_migrations",
                columns: new[] { "publisher_id", "reasons" },
                filter: "reasons <> 0");

            migrationBuilder.CreateIndex(
                name: "ix_account_migrations_review_time",
                table: "account_migrations",
                column: "review_time",
                filter: "review_time IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_account_migrations_state",
                table: "account_migrations",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_account_migrations_tenant_id",
                table: "account_migrations",
                column: "tenant_id",
                filter: "tenant_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_records_create_time",
                table: "idempotency_records",
                column: "create_time");

            migrationBuilder.CreateIndex(
                name: "ix_judged_facts_publisher_id",
                table: "judged_facts",
                column: "publisher_id");

            migrationBuilder.CreateIndex(
                name: "ix_migration_events_publisher_id_position",
                table: "migration_events",
                columns: new[] { "publisher_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_migration_events_transitions",
                table: "migration_events",
                column: "position",
                filter: "from_state IS NOT NULL AND from_state <> to_state");

            migrationBuilder.CreateIndex(
                name: "ix_partner_memberships_vetting",
                table: "partner_memberships",
                column: "vetting",
                filter: "vetting = 1");

            migrationBuilder.CreateIndex(
                name: "ix_tenant_domains_tenant_id",
                table: "tenant_domains",
                column: "tenant_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_changes");

            migrationBuilder.DropTable(
                name: "account_members");

            migrationBuilder.DropTable(
                name: "account_migrations");

            migrationBuilder.DropTable(
                name: "idempotency_records");

            migrationBuilder.DropTable(
                name: "judged_facts");

            migrationBuilder.DropTable(
                name: "migration_events");

            migrationBuilder.DropTable(
                name: "partner_center_accounts");

            migrationBuilder.DropTable(
                name: "partner_memberships");

            migrationBuilder.DropTable(
                name: "partner_network_enrollments");

            migrationBuilder.DropTable(
                name: "store_identity");

            migrationBuilder.DropTable(
                name: "tenant_domains");

            migrationBuilder.DropTable(
                name: "publisher_accounts");

            migrationBuilder.DropTable(
                name: "tenants");
        }
    }
}
