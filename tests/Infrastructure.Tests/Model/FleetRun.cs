using System.Globalization;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence;
using PublisherMigration.Infrastructure.Tests.Support;
using PublisherMigration.Infrastructure.Tests.Sync;

namespace PublisherMigration.Infrastructure.Tests.Model;

/// <summary>
/// Carries plans out on one real store: its restarts and failures befall all accounts of a fleet at once, and what they do in
/// a round shares commits, as in service.
/// </summary>
internal sealed class FleetRun(ModelFault fault, ModelCoverage coverage) : IAsyncDisposable
{
    private string _folder = TestStore.NewFolder();
    private readonly ManualTime _time = new();
    private readonly StepSeam _seam = new();
    private TestStore? _store;
    private int _plans;

    public async Task TakeAsync(Plan plan)
    {
        var accounts = await MigrateAsync(plan.Only);
        foreach (var round in plan.Rounds)
        {
            _time.Advance(TimeSpan.FromMinutes(round.Minutes));
            await BefallAsync(round.Event);
            await Task.WhenAll(
                accounts.Select(account =>
                    account.Run.TakeAsync(
                        round.Moves[account.Number],
                        _store!,
                        round.Event == RoundEvent.FailsAfterTheCommit
                    )
                )
            );
            _seam.FailAt(step: null);
            if (round.Event == RoundEvent.Crash)
            {
                await CrashAsync();
            }

            foreach (var account in accounts)
            {
                await account.Run.CompareStateAsync(_store!);
            }
        }

        foreach (var account in accounts)
        {
            await account.Run.CompareHistoryAsync(_store!);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task<(int Number, AccountRun Run)[]> MigrateAsync(int? only)
    {
        _store ??= TestStore.OpenIn(_folder, seam: _seam, time: _time);
        var plan = ++_plans;
        (int Number, AccountRun Run)[] accounts =
        [
            .. Enumerable
                .Range(0, Plans.Accounts)
                .Where(number => only is null || number == only)
                .Select(number =>
                    (
                        number,
                        new AccountRun(
                            string.Create(CultureInfo.InvariantCulture, $"fleet-{plan}-{number}"),
                            DevelopersOf(number),
                            fault,
                            coverage
                        )
                    )
                ),
        ];
        await _store.WriteAsync(session =>
        {
            if (plan == 1)
            {
                session.SaveDirectory();
            }

            foreach (var (_, run) in accounts)
            {
                session.CutOver(
                    run.Id,
                    [
                        .. run.Members.Select(static number =>
                            Member.InLegacyPortal(
                                Universe.Person(number),
                                number == 0 ? LegacyRole.Owner : LegacyRole.Contributor
                            )
                        ),
                    ]
                );
            }

            return true;
        });
        return accounts;
    }

    /// <summary>Accounts that are too small for the guard, and some for which half is more than five.</summary>
    private static int DevelopersOf(int number) => 3 + (2 * (number % 5));

    /// <summary>What the files hold at this moment is what is left.</summary>
    private async Task CrashAsync()
    {
        var (folder, copy) = (_folder, _store!.CopyFiles());
        _folder = copy;
        await _store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        _store = TestStore.OpenIn(copy, seam: _seam, time: _time);
    }

    private async Task BefallAsync(RoundEvent happens)
    {
        switch (happens)
        {
            case RoundEvent.Restart:
                await _store!.DisposeAsync();
                _store = TestStore.OpenIn(_folder, seam: _seam, time: _time);
                break;
            case RoundEvent.ForgetChangeIds:
                await _store!.Get<MediatR.ISender>().Send(new Application.AccountSync.Feed.ForgetChangeIds());
                break;
            case RoundEvent.FailsAtBegin:
                _seam.FailAt(StoreStep.Begin);
                break;
            case RoundEvent.FailsAtAnItem:
                _seam.FailAt(StoreStep.RunItem);
                break;
            case RoundEvent.FailsBeforeTheCommit:
                _seam.FailAt(StoreStep.BeforeCommit);
                break;
            case RoundEvent.FailsAfterTheCommit:
                _seam.FailAt(StoreStep.AfterCommit);
                break;
            case RoundEvent.None:
            case RoundEvent.Crash:
            default:
                break;
        }
    }
}
