using System.Collections.Concurrent;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>What operators ask for.</summary>
internal sealed partial class DeliveryRun
{
    private readonly ConcurrentQueue<Command> _commands = new();
    private volatile bool _hasEnded;

    /// <summary>For any thread. Completes when the tables say that it is on its way.</summary>
    /// <exception cref="RuleViolationException">STORE_UNAVAILABLE: the run has ended, and another will begin.</exception>
    public Task RetryAsync(AccountStanding standing, RetryMode mode)
    {
        var command = new Command(standing, mode);
        _commands.Enqueue(command);
        Post(static () => { });
        if (_hasEnded)
        {
            RefuseCommands();
        }

        return command.Booked.Task;
    }

    private void Obey()
    {
        while (_commands.TryDequeue(out var command))
        {
            _waiting.Add(command.Booked);
            Retry(command.Standing, command.Mode);
        }
    }

    private void Retry(AccountStanding standing, RetryMode mode)
    {
        _gate.ProbeNow();
        if (!_accounts.TryGetValue(standing.PublisherId, out var account))
        {
            if (mode == RetryMode.Restate || standing.LastPosition > _readTo)
            {
                // It comes with the tail.
                return;
            }

            account = AccountDelivery.ToAsk(standing, _readTo);
            _accounts.Add(account.Id, account);
        }

        account.Release();
        // What the portal claims beyond what was sent may have been mended there, or a restatement may be beyond it by now.
        account.MustAsk |= mode == RetryMode.Resend || account.SentThrough is not null;
        if (account.MustAsk)
        {
            // A restart must not forget that it is to be asked: nothing else may be undelivered of it.
            MakeException(account);
        }

        Touch(account);
        _queues.Add(account);
    }

    private void RefuseWaiting()
    {
        foreach (var waiting in _waiting.Concat(_waitingForThisBooking))
        {
            Refuse(waiting);
        }

        RefuseCommands();
    }

    /// <summary>Also those that came after the end.</summary>
    private void RefuseCommands()
    {
        while (_commands.TryDequeue(out var command))
        {
            Refuse(command.Booked);
        }
    }

    private static void Refuse(TaskCompletionSource waiting) =>
        waiting.TrySetException(new RuleViolationException(Reason.StoreUnavailable));

    private sealed record Command(AccountStanding Standing, RetryMode Mode)
    {
        public TaskCompletionSource Booked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
