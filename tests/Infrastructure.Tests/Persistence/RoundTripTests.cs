using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.Persistence;

public sealed class RoundTripTests
{
    [Fact]
    public async Task Save_InEveryState_IsReadBackAsItWas()
    {
        await using var store = TestStore.Open();
        Action<IWriteSession, string>[] stories =
        [
            static (_, _) => { },
            static (session, id) => session.Start(id),
            static (session, id) =>
            {
                session.Start(id);
                session.Complete(id);
            },
            static (session, id) =>
            {
                session.Start(id);
                session.Change(id, static (migration, about) => migration.Cancel(about, "not now"));
            },
        ];
        await store.WriteAsync(session =>
        {
            session.SaveDirectory();
            return 0;
        });
        var number = 0;
        foreach (var mpnId in new[] { "4815162", "999", "none at all", "", null })
        {
            foreach (var story in stories)
            {
                var id = $"account-{number++}";
                IReadOnlyList<Member> members =
                [
                    Member.InLegacyPortal(Fleet.Owner, LegacyRole.Owner),
                    Member.InLegacyPortal(Fleet.Personal, LegacyRole.Contributor),
                ];
                try
                {
                    await store.WriteAsync(session =>
                    {
                        session.Import(id, mpnId, members);
                        story(session, id);
                        return 0;
                    });
                }
                catch (RuleViolationException)
                {
                    // Not every account can be cut over.
                    continue;
                }

                var saved = await store.WriteAsync(session => Snapshot(session.Find(Fleet.Id(id))!));
                (await store.ReadAsync(session => Snapshot(session.Find(Fleet.Id(id))!))).ShouldBe(saved);
            }
        }
    }

    [Fact]
    public async Task Save_OfEachState_KeepsEveryPart()
    {
        await using var store = TestStore.Open();
        var saved = await store.WriteAsync(session =>
        {
            session.SaveDirectory(VettingState.Pending, Fleet.Now.AddDays(3));
            session.Import(
                "acme",
                members:
                [
                    Member.InLegacyPortal(Fleet.Owner, LegacyRole.Owner),
                    Member.InLegacyPortal(Fleet.Personal, LegacyRole.Contributor),
                ]
            );
            return Snapshot(session.Start("acme"));
        });
        saved.ShouldContain(nameof(MigrationState.EnrollmentPending));
        (await store.ReadAsync(static session => Snapshot(session.Find(Fleet.Id("acme"))!))).ShouldBe(saved);

        saved = await store.WriteAsync(session =>
        {
            session.SaveDirectory(VettingState.Authorized);
            session.Change("acme", static (migration, about) => migration.JudgeAgain(about));
            return Snapshot(session.Complete("acme"));
        });
        saved.ShouldContain(nameof(MigrationState.Migrated));
        saved.ShouldContain(nameof(LossKind.MicrosoftAccountWithoutWorkEmail));
        var read = await store.ReadAsync(static session => Snapshot(session.Find(Fleet.Id("acme"))!));
        read.ShouldBe(saved);
    }

    [Fact]
    public async Task Find_OfAnUnknownAccount_IsNothing()
    {
        await using var store = TestStore.Open();
        (await store.ReadAsync(static session => session.Find(Fleet.Id("nobody")))).ShouldBeNull();
    }

    [Fact]
    public async Task Request_IsFoundByItsCallerAlone()
    {
        await using var store = TestStore.Open();
        var record = new RequestRecord("portal", Guid.NewGuid(), [1, 2], [], Fleet.Now);
        await store.WriteAsync(session =>
        {
            session.Add(record);
            return 0;
        });

        var found = await store.ReadAsync(session => session.FindRequest("portal", record.RequestId));
        found.ShouldNotBeNull();
        found.Fingerprint.ShouldBe(record.Fingerprint);
        found.Answer.ShouldBe(record.Answer);
        found.CreateTime.ShouldBe(record.CreateTime);
        (await store.ReadAsync(session => session.FindRequest("other", record.RequestId))).ShouldBeNull();
    }

    private static string Snapshot(LoadedMigration loaded) =>
        System.Text.Json.JsonSerializer.Serialize(
            new
            {
                Migration = loaded.Migration.Snapshot(),
                State = loaded.Migration.State.ToString(),
                Losses = loaded.Migration.CutOver?.Losses.Select(static loss => loss.Kind.ToString()),
                loaded.Account.Members,
                loaded.Account.MpnId,
                loaded.Account.DisplayName,
                loaded.Account.Authority,
                loaded.Account.UpdateTime,
            }
        );
}
