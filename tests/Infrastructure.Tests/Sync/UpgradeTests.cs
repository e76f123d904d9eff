using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence;
using PublisherMigration.Infrastructure.Persistence.Sqlite;
using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.Sync;

/// <summary>A database of schema 1, in which accounts were cut over before account sync was there.</summary>
public sealed class UpgradeTests
{
    private const string DeliveryMarks = "20261125060000_DeliveryMarks";
    private const string Initial = "20261122213606_Initial";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FirstChanges_OfSchemaOne_BecomeThoseOfAccountSync(bool interrupted)
    {
        var folder = TestStore.NewFolder();
        var feed = await MakeSchemaOneAsync(folder, interrupted);

        for (var start = 0; start < 2; start++)
        {
            await using var store = TestStore.OpenIn(folder);
            store.Store.FeedId.ShouldBe(feed);
            foreach (var (id, position) in new[] { ("beta", 1L), ("acme", 2L) })
            {
                var account = await store.FindAsync(id);
                (account.Sequence, account.PartnerCenterAccountId, account.MigrateTime).ShouldBe(
                    (1, "pca-1", Fleet.Now)
                );
                account.Settings.ShouldBe(new AccountSettings($"The {id} company", null, null));
                account.Members.ShouldBe([Member.InPartnerCenter(Fleet.Owner, PartnerCenterRoles.Manager)]);
                var change = (await store.ChangesAsync(id)).ShouldHaveSingleItem();
                (change.Position, change.Draft.Cause).ShouldBe((position, ChangeCause.CutOver));
                change.Draft.Initiator.ShouldBe(new(Fleet.Caller, Fleet.Owner));
                var body = change.Body.ShouldBeOfType<AccountMigrated>();
                body.Mappings.ShouldBe([new MemberMapping(Fleet.Owner, Fleet.Owner, PartnerCenterRoles.Manager)]);
                body.Losses.ShouldBe([
                    new Loss(Fleet.Personal, LegacyRole.Contributor, LossKind.MicrosoftAccountWithoutWorkEmail),
                ]);
            }

            (await store.ReadAsync(static session => session.FindSynced(Fleet.Id("gamma")))).ShouldBeNull();
        }

        await using (var store = TestStore.OpenIn(folder))
        {
            var added = await store.AddAsync("acme", SyncedStore.Dev(1), SyncedStore.Developer, version: 1);
            (added.Sequence, added.Position).ShouldBe((2, 3));
            (await store.MigrateAsync("delta")).ShouldBeTrue();
            (await store.ChangesAsync("delta")).ShouldHaveSingleItem().Position.ShouldBe(4);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task AccountsOfTheEmbeddedPortal_OfSchemaFour_GoToItsOwnDatabase()
    {
        var folder = TestStore.NewFolder();
        await using (var connection = new SqliteConnection($"Data Source={folder}/migration.db;Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var context = new MigrationDbContext(DatabaseSchema.OptionsFor(connection));
            await context.GetService<IMigrator>().MigrateAsync(DeliveryMarks, TestContext.Current.CancellationToken);
            // One member: version, count, identity, legacy role, no Partner Center roles.
            Execute(
                connection,
                "INSERT INTO legacy_portal_accounts VALUES "
                    + "('acme', 'feed', 7, 'pca-7', x'0101' || x'12' || '1:olga@contoso.com' || x'0200', 'Acme', NULL, NULL)"
            );
            Execute(connection, "PRAGMA user_version = 4");
        }

        for (var start = 0; start < 2; start++)
        {
            await using var store = TestStore.OpenIn(folder);
            var copy = await store
                .Get<ILegacyPortal>()
                .GetRosterAsync("feed", Fleet.Id("acme"), TestContext.Current.CancellationToken);
            (copy!.FeedId, copy.AppliedSequence, copy.Settings.DisplayName).ShouldBe(("feed", 7, "Acme"));
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Beta was cut over before Acme; Gamma is not.</summary>
    private static async Task<Guid> MakeSchemaOneAsync(string folder, bool interrupted)
    {
        var source = TestStore.NewFolder();
        Guid feed;
        await using (var store = TestStore.OpenIn(source))
        {
            feed = store.Store.FeedId;
            await store.WriteAsync(static session =>
            {
                session.SaveDirectory();
                foreach (var id in new[] { "beta", "acme" })
                {
                    session.Import(
                        id,
                        members:
                        [
                            Member.InLegacyPortal(Fleet.Owner, LegacyRole.Owner),
                            Member.InLegacyPortal(Fleet.Personal, LegacyRole.Contributor),
                        ]
                    );
                    session.Start(id);
                    session.Complete(id);
                }

                session.Import("gamma");
                return true;
            });
        }

        await using (var connection = new SqliteConnection($"Data Source={folder}/migration.db;Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var context = new MigrationDbContext(DatabaseSchema.OptionsFor(connection));
            var migrator = context.GetService<IMigrator>();
            await migrator.MigrateAsync(Initial, TestContext.Current.CancellationToken);
            CopyRows(connection, source);
            if (interrupted)
            {
                // The tables are there, and the process went away before the rows were carried over.
                await migrator.MigrateAsync(cancellationToken: TestContext.Current.CancellationToken);
            }
        }

        Directory.Delete(source, recursive: true);
        return feed;
    }

    private static void CopyRows(SqliteConnection connection, string source)
    {
        Execute(connection, $"ATTACH '{source}/migration.db' AS source");
        foreach (
            var table in new[]
            {
                "publisher_accounts",
                "account_members",
                "account_migrations",
                "migration_events",
                "tenants",
                "tenant_domains",
                "partner_memberships",
            }
        )
        {
            Execute(connection, $"INSERT INTO main.{table} SELECT * FROM source.{table}");
        }

        Execute(
            connection,
            "INSERT INTO main.store_identity (id, feed_id) SELECT id, feed_id FROM source.store_identity"
        );
        foreach (var id in new[] { "beta", "acme" })
        {
            Execute(
                connection,
                $"""
                INSERT INTO account_changes (publisher_id, sequence, kind, payload, recorded_time)
                SELECT '{id}', 1, 1, '{PayloadOf(id)}', {Time}
                """
            );
        }

        Execute(connection, "DETACH source");
        Execute(connection, "PRAGMA user_version = 1");
    }

    private static long Time => (Fleet.Now - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>As the release before wrote it.</summary>
    private static string PayloadOf(string id) =>
        $$"""
            {"publisherId":"{{id}}","partnerCenterAccountId":"pca-1","members":[{"principal":"1:olga@contoso.com","legacyRole":2,"partnerCenterRoles":2}],"mappings":[{"member":"1:olga@contoso.com","principal":"1:olga@contoso.com","roles":2}],"losses":[{"principal":"2:max@outlook.com","legacyRole":1,"kind":1}],"time":{{Time}}}
            """;

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Made of what this test knows.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
