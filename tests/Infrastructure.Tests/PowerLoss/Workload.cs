using System.Globalization;
using PublisherMigration.Application.AccountSync.Recording;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Tests.Support;
using PublisherMigration.Infrastructure.Tests.Sync;

namespace PublisherMigration.Infrastructure.Tests.PowerLoss;

/// <summary>
/// What callers do to a store, one after the other mostly, so that each answer has a place among what happened to the files.
/// </summary>
internal sealed class Workload(TestStore store, Sitting sitting)
{
    /// <summary>More than are packed into one row, in the account that has half of the changes.</summary>
    private const int People = 90;

    private const int FirstAccounts = 4;
    private const int Developers = 12;

    /// <summary>Longer than rows wait for when nothing comes.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(70);

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);

    private readonly Random _random = new(sitting.Seed);
    private readonly Ledger _ledger = sitting.Ledger;
    private readonly List<string> _accounts = [];
    private long _version = sitting.Number * 1_000_000L;
    private int _imported;

    /// <param name="accounts">Those that are migrated already.</param>
    public async Task RunAsync(IEnumerable<string> accounts)
    {
        _accounts.AddRange(accounts);
        while (_accounts.Count < FirstAccounts)
        {
            await CutOverAsync();
        }

        for (var step = 0; step < sitting.Steps; step++)
        {
            if (step == sitting.Steps / 2)
            {
                await DeliveredAsync();
            }

            await StepAsync();
        }
    }

    /// <summary>Until the portal has what was recorded so far; meanwhile rows are brought up to the changes too.</summary>
    private async Task DeliveredAsync()
    {
        var head = store.Get<IChangeFeedReader>().Head;
        while (
            (await store.ReadAsync(static session => session.Deliveries.Progress()))?.Watermark is not { } to
            || to < head
        )
        {
            await Task.Delay(Poll, TimeProvider.System);
        }
    }

    private async Task StepAsync()
    {
        await (
            _random.Next(40) switch
            {
                0 => CutOverAsync(),
                1 => ImportAsync(),
                2 => ApproveAsync(),
                3 => ReportAsync(),
                4 => Task.Delay(Pause, TimeProvider.System),
                < 8 => StreamAsync(),
                < 12 => Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RecordAsync(Change()))),
                _ => RecordAsync(Change()),
            }
        );
        sitting.Log.Add(new Answered(_ledger.Entries.Count, store.Get<IChangeFeedReader>().Head));
    }

    private async Task CutOverAsync()
    {
        var id = Name();
        await store.MigrateAsync(id, Developers);
        _accounts.Add(id);
        _ledger.Add(
            new Fact(
                $"(SELECT state FROM account_migrations WHERE publisher_id = '{id}') = {(int)MigrationState.Migrated}"
            )
        );
    }

    private async Task ImportAsync()
    {
        var id = Name();
        await store.WriteAsync(session => session.Import(id));
        _ledger.Add(new Fact($"EXISTS (SELECT 1 FROM publisher_accounts WHERE publisher_id = '{id}')"));
        _ledger.Add(new Fact($"EXISTS (SELECT 1 FROM migration_events WHERE publisher_id = '{id}')"));
    }

    private Task RecordAsync(ChangeInput change) =>
        UnlessRefusedAsync(async () =>
        {
            var answer = await store.SendAsync(change);
            lock (_ledger)
            {
                _ledger.Add(new SentChange(change, answer));
            }
        });

    private async Task StreamAsync()
    {
        ChangeInput[] changes = [.. Enumerable.Range(0, 1 + _random.Next(12)).Select(_ => Change())];
        var answers = await store.SendAsync(changes);
        foreach (var (change, answer) in changes.Zip(answers).Where(static sent => sent.Second.Refusal is null))
        {
            _ledger.Add(new SentChange(change, answer));
        }
    }

    private Task ReportAsync()
    {
        var members = Enumerable
            .Range(0, 1 + _random.Next(8))
            .Select(_ => Person())
            .Distinct()
            .Select(static person => (person, SyncedStore.Developer));
        return UnlessRefusedAsync(() =>
            store.ReportAsync(Account(), ++_version, [(Fleet.Owner, SyncedStore.Manager), .. members])
        );
    }

    private async Task ApproveAsync()
    {
        foreach (var id in _accounts)
        {
            if ((await store.FindAsync(id)).OpenHold is { } hold)
            {
                await store.ApproveAsync(hold);
                _ledger.Add(
                    new Fact($"(SELECT state FROM holds WHERE hold_id = '{hold.Id:D}') = {(int)HoldState.Approved}")
                );
                return;
            }
        }
    }

    /// <summary>Of what is refused nothing has to be kept.</summary>
    private static async Task UnlessRefusedAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (RuleViolationException)
        {
            // It was said so.
        }
    }

    private ChangeInput Change()
    {
        var (id, person) = (Account(), Person());
        return _random.Next(20) switch
        {
            < 9 => SyncedStore.Change(id, ChangeInputKind.MemberAdded, person, [Role()], ++_version),
            < 13 => SyncedStore.Change(id, ChangeInputKind.MemberRolesChanged, person, [Role()], ++_version),
            < 17 => SyncedStore.Change(id, ChangeInputKind.MemberRemoved, person, [], ++_version),
            _ => SettingsOf(id),
        };
    }

    private ChangeInput SettingsOf(string id) =>
        new()
        {
            PublisherId = id,
            ChangeId = Guid.NewGuid().ToString("D"),
            SourceVersion = ++_version,
            Kind = ChangeInputKind.SettingsChanged,
            Settings = new SettingsInput(
                string.Create(CultureInfo.InvariantCulture, $"The company {_version}"),
                string.Empty,
                string.Empty,
                ["display_name"]
            ),
        };

    private string Name() => string.Create(CultureInfo.InvariantCulture, $"account-{sitting.Number}-{++_imported}");

    private string Account() => _accounts[_random.Next(2) == 0 ? 0 : _random.Next(_accounts.Count)];

    private Principal Person() => SyncedStore.Dev(1 + _random.Next(People));

    private int Role() => _random.Next(3) == 0 ? SyncedStore.Marketer : SyncedStore.Developer;
}

/// <summary>What is done between a start and a stop.</summary>
/// <param name="Log">Hears of each answer.</param>
/// <param name="Ledger">Gets the answers.</param>
/// <param name="Number">Rising; what is new has it in its name.</param>
/// <param name="Steps">How much is done.</param>
/// <param name="Seed">Draws what.</param>
internal sealed record Sitting(DiskLog Log, Ledger Ledger, int Number, int Steps, int Seed);
