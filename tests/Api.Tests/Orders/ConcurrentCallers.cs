using System.Globalization;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Sync.Model.Orders;
using PublisherMigration.Sync.Model.Orders.Calls;

namespace PublisherMigration.Api.Tests.Orders;

/// <summary>Takes a plan's calls to accounts of its own on a running service, all callers at once.</summary>
internal sealed class ConcurrentCallers
{
    private readonly RunningService _service;
    private readonly CalledAccount[] _accounts;

    public ConcurrentCallers(RunningService service, Instants instants, int seed)
    {
        (_service, Seed, Plan) = (service, seed, new HistoryPlan(seed));
        _accounts =
        [
            .. Plan.Accounts.Select(
                (notebook, number) =>
                    new CalledAccount(
                        service,
                        string.Create(CultureInfo.InvariantCulture, $"history-{seed}-{number}"),
                        notebook,
                        instants
                    )
            ),
        ];
    }

    public int Seed { get; }

    public HistoryPlan Plan { get; }

    public IEnumerable<PublisherAccount> Imports =>
        _accounts.Select(static account => World.Account(account.Id, World.AlderMpn, [.. LegacyMembers(account)]));

    public IReadOnlyCollection<Place> Places => [.. _accounts.SelectMany(static account => account.Places)];

    /// <summary>Up to where the history begins.</summary>
    public Task StartAsync() =>
        Task.WhenAll(
            _accounts.Select(account => _service.Portal.StartAsync(account.Id, autoComplete: Plan.IsMigrated))
        );

    public async Task CallAsync()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, Plan.Callers)
                .Select(caller =>
                    new ConcurrentCaller(
                        _service,
                        string.Create(CultureInfo.InvariantCulture, $"c{caller}"),
                        Plan.RandomOf(caller),
                        Plan,
                        _accounts
                    ).CallAsync()
                )
        );
        await Task.WhenAll(_accounts.Select(LookAsync));
    }

    /// <summary>What is there in the end tells what has become of those calls that were not answered.</summary>
    private static async Task LookAsync(CalledAccount account)
    {
        foreach (var reading in new Call[] { new ReadChanges(0), new ReadStatus(), new ReadHolds(), new ReadMembers() })
        {
            await account.CallAsync("end", reading);
        }
    }

    /// <summary>One of each account.</summary>
    public IEnumerable<History> Histories()
    {
        foreach (var account in _accounts)
        {
            var start = new ModelPublisher(account.Notebook.LegacyRoles, $"Account {account.Id}");
            if (Plan.IsMigrated)
            {
                start.Migrate();
            }

            yield return account.HistoryFrom(start);
        }
    }

    private static IEnumerable<Member> LegacyMembers(CalledAccount account) =>
        account.Notebook.LegacyRoles.Select(static member => new Member
        {
            Principal = Words.Person(member.Key),
            LegacyRole = CalledAccount.LegacyRoleOf(member.Value),
        });
}
