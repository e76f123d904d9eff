using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Api.Tests.Reasons;

/// <summary>The real store, whose work meets a fault of the disk or a defect when a test says so.</summary>
internal sealed class FaultyStore(IStore inner, FaultyStore.Switch fault) : IStore
{
    public Guid FeedId => inner.FeedId;

    public static void Install(WebApplicationBuilder builder, Switch fault)
    {
        var real = builder.Services.Last(service => service.ServiceType == typeof(IStore));
        builder.Services.AddSingleton<IStore>(services => new FaultyStore(
            (IStore)real.ImplementationFactory!(services),
            fault
        ));
    }

    public ValueTask<T> ReadAsync<T>(Func<IReadSession, T> query, CancellationToken cancellationToken) =>
        inner.ReadAsync(query, cancellationToken);

    public Task<Task<T>> QueueAsync<T>(
        Func<IWriteSession, T> work,
        WriteOptions options,
        CancellationToken cancellationToken
    ) => inner.QueueAsync(Faulty(work), options, cancellationToken);

    public Task<T> WriteAsync<T>(
        Func<IWriteSession, T> work,
        WhenFull whenFull,
        WriteOptions options,
        CancellationToken cancellationToken
    ) =>
        // The upkeep's writes, which nobody waits for, must not take the fault from the call that it is meant for.
        inner.WriteAsync(
            options.HasFlag(WriteOptions.Lazily) ? work : Faulty(work),
            whenFull,
            options,
            cancellationToken
        );

    public Task<T> WriteAsync<T>(
        Func<IWriteSession, T> work,
        PublisherId about,
        WhenFull whenFull,
        WriteOptions options,
        CancellationToken cancellationToken
    ) => inner.WriteAsync(Faulty(work), about, whenFull, options, cancellationToken);

    private Func<IWriteSession, T> Faulty<T>(Func<IWriteSession, T> work) =>
        session =>
        {
            var done = work(session);
            return fault.Next() is { } failure ? throw failure : done;
        };

    internal sealed class Switch
    {
        private Exception? _failure;

        public Exception? Next() => Interlocked.Exchange(ref _failure, null);

        public void FailOfDisk() => _failure = new SqliteException("disk I/O error at canary-path", 10);

        public void FailOfDefect() => _failure = new InvalidOperationException("canary-defect");
    }
}
