using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Concurrency;

public sealed class RaceTests(SharedService shared) : WireTests(shared)
{
    [Fact]
    public async Task ThousandStarts_OnAHundredAccounts_WithRepeatedRequestIds_StartEachOnce()
    {
        var accounts = Enumerable
            .Range(0, 100)
            .Select(_ => (Id: Ids.Next(), One: Ids.NewRequest(), Two: Ids.NewRequest()))
            .ToArray();
        await Portal.ImportAsync([.. accounts.Select(a => World.Account(a.Id, World.AlderMpn, Who.Mara.Owner()))]);
        var calls = Enumerable
            .Range(0, 1_000)
            .Select(i =>
                (
                    Account: accounts[i % 100],
                    RequestId: i / 100 % 2 == 0 ? accounts[i % 100].One : accounts[i % 100].Two
                )
            )
            .OrderBy(c => c.RequestId, StringComparer.Ordinal)
            .ToArray();

        var answers = await Task.WhenAll(
            calls.Select(async c =>
                (c.RequestId, Answer: await Portal.StartAsync(c.Account.Id, Who.Mara.Acts(), requestId: c.RequestId))
            )
        );

        foreach (var answered in answers.GroupBy(a => a.RequestId, a => a.Answer, StringComparer.Ordinal))
        {
            answered.Count().ShouldBe(5);
            answered.Distinct().Count().ShouldBe(1);
        }

        foreach (var (id, _, _) in accounts)
        {
            var events = await Portal.EventsAsync(id);
            events.Select(e => e.Kind).ShouldBe([MigrationEventKind.PublisherImported, MigrationEventKind.Started]);
            (await Portal.GetAsync(id)).Attempt.ShouldBe(1);
        }
    }

    [Fact]
    public async Task TwoOwners_OneCompletesAndOneCancels_ExactlyOneIsFirst()
    {
        for (var round = 0; round < 10; round++)
        {
            var id = await AccountAsync(World.AlderMpn, Who.Mara.Owner(), Who.Tobi.Owner());
            await Portal.StartAsync(id);

            var both = await Task.WhenAll(
                Try.Async(() => Portal.CompleteAsync(id, Who.Mara.Acts())),
                Try.Async(() => Portal.CancelAsync(id, Who.Tobi.Acts()))
            );

            both.Count(b => b.Answer is not null).ShouldBe(1);
            var after = await Portal.GetAsync(id);
            if (both[0].Answer is not null)
            {
                after.State.ShouldBe(MigrationState.Migrated);
                both[1].Refusal!.Reason.ShouldBe(ErrorReason.AlreadyMigrated);
            }
            else
            {
                after.State.ShouldBe(MigrationState.Cancelled);
                both[0].Refusal!.Reason.ShouldBe(ErrorReason.MigrationNotStarted);
                (await StoredChanges.OfAsync(Service, id)).ShouldBeEmpty();
            }
        }
    }

    [Fact]
    public async Task ManyCompleting_CutOverOnce()
    {
        var id = await AccountAsync(World.AlderMpn, Who.Mara.Owner(), Who.Tobi.Owner());
        await Portal.StartAsync(id);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(i => Portal.CompleteAsync(id, (i % 2 == 0 ? Who.Mara : Who.Tobi).Acts()))
        );

        answers.Distinct().Count().ShouldBe(1);
        (await StoredChanges.OfAsync(Service, id)).Count.ShouldBe(1);
        (await Portal.EventsAsync(id)).Count(e => e.Kind == MigrationEventKind.Completed).ShouldBe(1);
    }

    [Fact]
    public async Task SameEtag_LetsOneOfManyThrough()
    {
        var id = await ReadyAccountAsync();
        var etag = (await Portal.StartAsync(id)).Etag;

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i =>
                    Try.Async(() => Portal.SubmitAsync(id, Who.Mara.Acts(), $"mara{i}@alder.example", etag: etag))
                )
        );

        answers.Count(a => a.Answer is not null).ShouldBe(1);
        answers.Where(a => a.Refusal is not null).ShouldAllBe(a => a.Refusal!.Reason == ErrorReason.EtagMismatch);
    }

    [Fact]
    public async Task AnyCommandsAtOnce_LeaveATrailThatIsOneLine()
    {
        var id = await AccountAsync(World.AlderMpn, Who.Mara.Owner(), Who.Tobi.Owner());
        var random = new Random(20_261_122);
        var choices = Enumerable.Range(0, 300).Select(_ => random.Next(7)).ToArray();

        await Task.WhenAll(choices.Select((choice, i) => Try.Async(() => ChooseAsync(id, choice, i))));

        var events = await Portal.EventsAsync(id);
        events.Select(e => e.Position).ShouldBeInOrder();
        events.Select(e => e.Position).ShouldBeUnique();
        foreach (var (one, next) in events.Zip(events.Skip(1)))
        {
            next.FromState.ShouldBe(one.ToState);
            (next.Attempt - one.Attempt).ShouldBe(next.Kind == MigrationEventKind.Started ? 1 : 0);
        }

        (await Portal.GetAsync(id)).State.ShouldBe(events[^1].ToState);
    }

    private Task<AccountMigration> ChooseAsync(string id, int choice, int i)
    {
        var actor = (i % 2 == 0 ? Who.Mara : Who.Tobi).Acts();
        return choice switch
        {
            0 or 1 => Portal.StartAsync(id, actor),
            2 => Portal.CancelAsync(id, actor),
            3 => Portal.SubmitAsync(id, actor, $"work{i % 5}@alder.example"),
            4 => Portal.EnterAsync(id, actor: null, i % 3 == 0 ? World.PendingMpn : World.SecondAlderMpn),
            5 => ImportedAsync(id, i),
            _ => Portal.StartAsync(id, requestId: Ids.NewRequest()),
        };
    }

    private async Task<AccountMigration> ImportedAsync(string id, int i)
    {
        var own = i % 2 == 0 ? World.AlderMpn : World.RejectedMpn;
        await Portal.ImportAsync(World.Account(id, own, Who.Mara.Owner(), Who.Tobi.Owner()));
        return await Portal.GetAsync(id);
    }
}
