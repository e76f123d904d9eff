using PublisherMigration.Application.AccountSync.Delivery;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.UnitTests.Delivery;

public sealed class DeliveryQueuesTests
{
    private readonly MonotonicTime _time = new();
    private readonly DeliveryQueues _queues;

    public DeliveryQueuesTests() => _queues = new DeliveryQueues(_time);

    [Fact]
    public void Fresh_AreApartFromThoseThatHaveFailed()
    {
        var fresh = Account("fresh");
        var failed = Account("failed");
        Fail(failed, After(0), DeliveryErrorKind.Unavailable);
        _queues.Add(fresh);
        _queues.Add(failed);
        _queues.WakeDue();
        failed.Load([Recorded.Change(1)], head: 1, headPosition: 10);

        _queues.TakeToLoad().ShouldBe(failed);
        _queues.Add(failed);

        _queues.TakeFresh().ShouldBe(fresh);
        _queues.TakeFresh().ShouldBeNull();
        _queues.TakeOther().ShouldBe(failed);
        _queues.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Queued_StandsThereOnce()
    {
        var account = Account("one");

        _queues.Add(account);
        _queues.Add(account);

        _queues.TakeFresh().ShouldBe(account);
        _queues.TakeFresh().ShouldBeNull();
    }

    [Fact]
    public void Waiting_ComesWhenItIsDue_Once_HoweverOftenItIsAdded()
    {
        var account = Account("one");
        Fail(account, After(5), DeliveryErrorKind.Unavailable);
        for (var i = 0; i < 1_000; i++)
        {
            _queues.Add(account);
        }

        _queues.WakeDue();
        _queues.TakeToLoad().ShouldBeNull();
        _time.Advance(TimeSpan.FromSeconds(5));
        _queues.WakeDue();

        _queues.TakeToLoad().ShouldBe(account);
        _queues.NextDue.ShouldBeNull("A thousand changes are no thousand waits.");
    }

    [Fact]
    public void AnotherTime_TakesThePlaceOfTheFormer()
    {
        var account = Account("one");
        Fail(account, After(5), DeliveryErrorKind.Unavailable);
        _queues.Add(account);
        account.Release();
        Fail(account, After(20), DeliveryErrorKind.Unavailable);
        _queues.Add(account);

        _time.Advance(TimeSpan.FromSeconds(6));
        _queues.WakeDue();
        _queues.TakeToLoad().ShouldBeNull();
        _time.Advance(TimeSpan.FromSeconds(15));
        _queues.WakeDue();

        _queues.TakeToLoad().ShouldBe(account);
    }

    [Fact]
    public void WhereThereIsHope_SoManyWaitNoLonger_ThoseThatAreDueFirst()
    {
        var accounts = Enumerable.Range(1, 5).Select(number => Account($"account-{number}")).ToArray();
        for (var i = 0; i < accounts.Length; i++)
        {
            Fail(accounts[i], After(10 + i), DeliveryErrorKind.Unavailable);
            _queues.Add(accounts[i]);
        }

        // One that an operator released is no longer among them.
        accounts[0].Release();
        _queues.WakeFirst(2);

        _queues.TakeToLoad().ShouldBe(accounts[1]);
        _queues.TakeToLoad().ShouldBe(accounts[2]);
        _queues.TakeToLoad().ShouldBeNull();
        _queues.NextDue.ShouldBe(accounts[3].DueAt);
    }

    [Fact]
    public void ForAProbe_AnyFreshOneIsTaken_AndTheOthersStay()
    {
        var accounts = Enumerable.Range(1, 20).Select(number => Account($"account-{number}")).ToArray();
        Array.ForEach(accounts, _queues.Add);

        var taken = Enumerable.Range(0, 20).Select(_ => _queues.TakeAnyFresh()).ToArray();

        taken.ShouldBe(accounts, ignoreOrder: true);
        taken.ShouldNotBe(accounts);
        _queues.TakeAnyFresh().ShouldBeNull();
    }

    [Fact]
    public void ForAProbe_TheFirstThatIsDueIsTaken()
    {
        var late = Account("late");
        var soon = Account("soon");
        Fail(late, After(20), DeliveryErrorKind.Unavailable);
        Fail(soon, After(10), DeliveryErrorKind.Unavailable);
        _queues.Add(late);
        _queues.Add(soon);

        _queues.WakeFirst(1);

        _queues.TakeToLoad().ShouldBe(soon);
    }

    private static AccountDelivery Account(string id)
    {
        var account = new AccountDelivery(PublisherId.Parse(id), delivered: 0);
        account.Append(Recorded.Change(1));
        return account;
    }

    private static void Fail(AccountDelivery account, long dueAt, DeliveryErrorKind kind) =>
        account.Fail(
            new DeliveryError(kind, "CODE", string.Empty, DateTimeOffset.UnixEpoch, Sequence: null),
            dueAt,
            DateTimeOffset.UnixEpoch
        );

    private long After(int seconds) => _time.GetTimestamp() + TimeSpan.FromSeconds(seconds).Ticks;
}
