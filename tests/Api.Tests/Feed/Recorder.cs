using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Api.Tests.Feed;

/// <summary>
/// Records changes through the service's own store, many in a transaction: the feed is under test here, not the methods that
/// record.
/// </summary>
internal sealed class Recorder(RunningService service)
{
    private static readonly Initiator Source = new("partner-center", Principal: null);
    private long _version;

    /// <summary>Accounts that are cut over, each with one owner: each has its first change.</summary>
    public async Task<string[]> MigrateAsync(int count, string prefix = "account")
    {
        string[] ids =
        [
            .. Enumerable
                .Range(1, count)
                .Select(number => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{number}")),
        ];
        await service.Portal.ImportAsync([.. ids.Select(id => World.Account(id, World.AlderMpn, Who.Mara.Owner()))]);
        foreach (var id in ids)
        {
            await service.Portal.StartAsync(id, autoComplete: true);
        }

        return ids;
    }

    /// <summary>So many changes, of the accounts in turn and of all kinds; answers their positions.</summary>
    public async Task<List<long>> RecordAsync(IReadOnlyList<string> accounts, int count, int perTransaction = 500)
    {
        var positions = new List<long>(count);
        while (positions.Count < count)
        {
            var some = Math.Min(perTransaction, count - positions.Count);
            positions.AddRange(await WriteAsync(accounts, some));
        }

        return positions;
    }

    /// <summary>So many members for each of the accounts, one change each.</summary>
    public async Task AddMembersAsync(IReadOnlyList<string> accounts, int count)
    {
        foreach (var id in accounts)
        {
            await service
                .Services.GetRequiredService<IStore>()
                .WriteAsync(
                    session =>
                    {
                        for (var i = 0; i < count; i++)
                        {
                            var member = string.Create(CultureInfo.InvariantCulture, $"member-{i}@alder.example");
                            var body = new MemberAdded(
                                Principal.WorkAccount(EmailAddress.Parse(member)),
                                PartnerCenterRoles.Marketer
                            );
                            Record(
                                session.Synced,
                                PublisherId.Parse(id),
                                Interlocked.Increment(ref _version),
                                (_, _) => body
                            );
                        }

                        return true;
                    },
                    WhenFull.Wait,
                    TestContext.Current.CancellationToken
                );
        }
    }

    /// <summary>The account as the store has it.</summary>
    public async Task<SyncedAccount> FindAsync(string id) =>
        (
            await service
                .Services.GetRequiredService<IStore>()
                .ReadAsync(session => session.FindSynced(PublisherId.Parse(id)), TestContext.Current.CancellationToken)
        ).ShouldNotBeNull();

    private Task<List<long>> WriteAsync(IReadOnlyList<string> accounts, int count)
    {
        var first = Interlocked.Add(ref _version, count) - count + 1;
        return service
            .Services.GetRequiredService<IStore>()
            .WriteAsync(
                session =>
                {
                    var positions = new List<long>();
                    for (var version = first; version < first + count; version++)
                    {
                        var id = PublisherId.Parse(accounts[(int)(version % accounts.Count)]);
                        positions.Add(Record(session.Synced, id, version, NextBody));
                    }

                    return positions;
                },
                WhenFull.Wait,
                TestContext.Current.CancellationToken
            );
    }

    private long Record(
        ISyncedAccounts synced,
        PublisherId id,
        long version,
        Func<SyncedAccount, long, ChangeBody> body
    )
    {
        var account = synced.Find(id)!;
        var change = new SubmittedChange(Guid.NewGuid(), version, null, body(account, version), version);
        var decision = account.Record(
            change,
            Source,
            synced.Feed,
            service.Services.GetRequiredService<TimeProvider>().GetUtcNow()
        );
        decision.Outcome.ShouldBe(ChangeOutcome.Recorded);
        synced.Save(account);
        return decision.Position;
    }

    /// <summary>No roles that the legacy portal knows are taken away, so that nothing is held.</summary>
    private static ChangeBody NextBody(SyncedAccount account, long version)
    {
        var member = Principal.WorkAccount(
            EmailAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"m{version % 7}@alder.example"))
        );
        var roles = account.Find(member)?.Roles ?? PartnerCenterRoles.None;
        return (version % 5, roles) switch
        {
            (0, _) => new SettingsChanged(
                SettingsFields.DisplayName,
                account.Settings with
                {
                    DisplayName = string.Create(CultureInfo.InvariantCulture, $"Name {version}"),
                }
            ),
            (_, PartnerCenterRoles.None) => new MemberAdded(member, PartnerCenterRoles.Marketer),
            (1, _) => new MemberRemoved(member),
            (_, PartnerCenterRoles.Marketer) => new MemberRolesChanged(
                member,
                PartnerCenterRoles.Marketer | PartnerCenterRoles.FinancialContributor
            ),
            _ => new MemberRolesChanged(member, PartnerCenterRoles.Marketer),
        };
    }
}
