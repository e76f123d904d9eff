using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Api.Tests.Sync;

/// <summary>The real store, and how many changes and messages of changes wait in it: upkeep and delivery write too.</summary>
internal sealed class QueuedMessages(IStore inner, QueuedMessages.Gauge gauge) : IStore
{
    public Guid FeedId => inner.FeedId;

    public static void Install(WebApplicationBuilder builder, Gauge gauge)
    {
        var real = builder.Services.Last(static service => service.ServiceType == typeof(IStore));
        builder.Services.AddSingleton<IStore>(services => new QueuedMessages(
            (IStore)real.ImplementationFactory!(services),
            gauge
        ));
    }

    public ValueTask<T> ReadAsync<T>(Func<IReadSession, T> query, CancellationToken cancellationToken) =>
        inner.ReadAsync(query, cancellationToken);

    public Task<T> WriteAsync<T>(
        Func<IWriteSession, T> work,
        WhenFull whenFull,
        WriteOptions options,
        CancellationToken cancellationToken
    ) =>
        inner.WriteAsync(
            options == WriteOptions.WithoutUndo ? Counted(work) : work,
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
    ) => inner.WriteAsync(Counted(work), about, whenFull, options, cancellationToken);

    public Task<Task<T>> QueueAsync<T>(
        Func<IWriteSession, T> work,
        WriteOptions options,
        CancellationToken cancellationToken
    ) => inner.QueueAsync(Counted(work), options, cancellationToken);

    private Func<IWriteSession, T> Counted<T>(Func<IWriteSession, T> work)
    {
        Interlocked.Increment(ref gauge.Waiting);
        return session =>
        {
            Interlocked.Decrement(ref gauge.Waiting);
            return work(session);
        };
    }

    internal sealed class Gauge
    {
        public int Waiting;

        public int Now => Volatile.Read(ref Waiting);
    }
}
