using System.Globalization;
using MediatR;
using Microsoft.Data.Sqlite;
using PublisherMigration.Application.AccountSync.Holds;
using PublisherMigration.Application.AccountSync.Recording;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence;
using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.Sync;

/// <summary>Migrated accounts in a real store, changed through the handlers.</summary>
internal static class SyncedStore
{
    public const int Manager = 2;
    public const int Developer = 3;
    public const int Marketer = 6;

    private static readonly Caller Source = new("partner-center", IsOperator: true);

    /// <summary>Cut over with Olga, who is carried as a manager, and so many developers.</summary>
    public static Task<bool> MigrateAsync(this TestStore store, string id, int developers = 0) =>
        store.WriteAsync(session =>
        {
            if (session.FindTenant() is null)
            {
                session.SaveDirectory();
            }

            session.CutOver(
                id,
                [
                    Member.InLegacyPortal(Fleet.Owner, LegacyRole.Owner),
                    .. Enumerable
                        .Range(1, developers)
                        .Select(static n => Member.InLegacyPortal(Dev(n), LegacyRole.Contributor)),
                ]
            );
            return true;
        });

    /// <summary>Imported with these members, started and completed at once by an operator.</summary>
    public static void CutOver(this IWriteSession session, string id, IReadOnlyList<Member> members)
    {
        session.Import(id, members: members);
        var loaded = session.Find(Fleet.Id(id))!;
        var about = loaded.CaseOf(actor: null, Fleet.Caller, Fleet.Now);
        loaded.Migration.Start(about, workEmail: null);
        loaded.Migration.Complete(about, string.Empty, "pca-1");
        session.Save(loaded);
    }

    public static Principal Dev(int number) =>
        Principal.WorkAccount(
            EmailAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"dev{number}@contoso.com"))
        );

    public static Task<ChangeAnswer> AddAsync(
        this TestStore store,
        string id,
        Principal member,
        int role,
        long version,
        Guid? changeId = null
    ) => store.SendAsync(Change(id, ChangeInputKind.MemberAdded, member, [role], version, changeId));

    public static Task<ChangeAnswer> SetRoleAsync(
        this TestStore store,
        string id,
        Principal member,
        int role,
        long version,
        Guid? changeId = null
    ) => store.SendAsync(Change(id, ChangeInputKind.MemberRolesChanged, member, [role], version, changeId));

    public static Task<ChangeAnswer> RemoveAsync(
        this TestStore store,
        string id,
        Principal member,
        long version,
        Guid? changeId = null
    ) => store.SendAsync(Change(id, ChangeInputKind.MemberRemoved, member, [], version, changeId));

    public static Task<ChangeAnswer> SendAsync(this TestStore store, ChangeInput change) =>
        store.Get<ISender>().Send(new RecordChange(change, Source), TestContext.Current.CancellationToken);

    public static async Task<IReadOnlyList<ChangeAnswer>> SendAsync(this TestStore store, params ChangeInput[] changes)
    {
        var queued = await store.QueueAsync(new StreamOrder(), changes);
        return await queued.Answered;
    }

    /// <summary>A message of a stream.</summary>
    public static Task<QueuedChanges> QueueAsync(
        this TestStore store,
        StreamOrder stream,
        params ChangeInput[] changes
    ) => store.Get<ISender>().Send(new RecordChanges(changes, Source, stream), TestContext.Current.CancellationToken);

    public static Task<RosterAnswer> ReportAsync(
        this TestStore store,
        string id,
        long version,
        params IEnumerable<(Principal Member, int Role)> members
    ) =>
        store
            .Get<ISender>()
            .Send(
                new ReportRoster
                {
                    PublisherId = id,
                    Members = [.. members.Select(m => (InputOf(m.Member), (IReadOnlyList<int>)[m.Role]))],
                    SourceVersion = version,
                    IsComplete = true,
                    Caller = Source,
                },
                TestContext.Current.CancellationToken
            );

    public static Task<Hold> ApproveAsync(this TestStore store, Hold hold) =>
        store
            .Get<ISender>()
            .Send(
                new ApproveHeldChanges
                {
                    PublisherId = hold.PublisherId.Value,
                    HoldId = hold.Id.ToString("D"),
                    Digest = hold.Digest,
                    Caller = Source,
                },
                TestContext.Current.CancellationToken
            );

    public static async Task<SyncedAccount> FindAsync(this TestStore store, string id) =>
        (await store.ReadAsync(session => session.FindSynced(Fleet.Id(id)))).ShouldNotBeNull();

    /// <summary>All changes of an account as the feed has them.</summary>
    public static async Task<IReadOnlyList<RecordedChange>> ChangesAsync(this TestStore store, string id) =>
        await ReadAsync(store, id);

    /// <summary>Removes the account's developers from the first to this one, each at a version of its number.</summary>
    public static ChangeInput[] Removals(string id, int developers) =>
        [
            .. Enumerable
                .Range(1, developers)
                .Select(number => Change(id, ChangeInputKind.MemberRemoved, Dev(number), [], version: number)),
        ];

    public static ChangeInput Change(
        string id,
        ChangeInputKind kind,
        Principal member,
        IReadOnlyList<int> roles,
        long version,
        Guid? changeId = null
    ) =>
        new()
        {
            PublisherId = id,
            ChangeId = (changeId ?? Guid.NewGuid()).ToString("D"),
            SourceVersion = version,
            Kind = kind,
            Principal = InputOf(member),
            Roles = roles,
        };

    public static PrincipalInput InputOf(Principal principal) =>
        new(principal.Kind, principal.Key, string.Empty, string.Empty, string.Empty, string.Empty);

    /// <summary>Rows of a table, with all that was answered.</summary>
    public static async Task<long> CountAsync(TestStore store, string table)
    {
        await store.Get<SqliteStore>().EnsureProjectedAsync(TestContext.Current.CancellationToken);
        using var connection = new SqliteConnection($"Data Source={store.DatabasePath};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A name that a test writes.
        command.CommandText = $"SELECT count(*) FROM {table}";
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private static Tenant? FindTenant(this IWriteSession session) => session.Facts.FindTenant(Fleet.Contoso);

    private static async Task<IReadOnlyList<RecordedChange>> ReadAsync(TestStore store, string id)
    {
        var reader = store.Get<IChangeFeedReader>();
        return await reader.ReadAccountAsync(
            Fleet.Id(id),
            afterSequence: 0,
            limit: 100_000,
            TestContext.Current.CancellationToken
        );
    }
}
