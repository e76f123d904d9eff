using Grpc.Core;
using MediatR;
using PublisherMigration.Api.Hosting;
using PublisherMigration.Api.Mapping;
using PublisherMigration.Application.AccountMigrations;
using PublisherMigration.Domain.Common;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Services;

/// <summary>
/// Writes the stream of transitions. When the service drains, the stream ends with a last bookmark, so that the watcher
/// resumes elsewhere with nothing lost.
/// </summary>
internal sealed class MigrationWatch(ISender sender, IShutdownSignal shutdown, TimeProvider time)
{
    public async Task RunAsync(
        Proto.WatchMigrationsRequest request,
        IServerStreamWriter<Proto.WatchMigrationsResponse> stream,
        CancellationToken cancellationToken
    )
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, shutdown.Draining);
        var token = request.ResumeToken;
        try
        {
            await foreach (var message in sender.CreateStream(RequestOf(request), either.Token))
            {
                token = message.ResumeToken;
                await stream.WriteAsync(MessageOf(message), cancellationToken);
            }
        }
        catch (OperationCanceledException) when (shutdown.Draining.IsCancellationRequested)
        {
            if (token.Length > 0)
            {
                var place = new WatchedMigration(Transition: null, token, time.GetUtcNow());
                await stream.WriteAsync(MessageOf(place), cancellationToken);
            }

            throw new RuleViolationException(Reason.ShuttingDown);
        }
    }

    private static WatchMigrations RequestOf(Proto.WatchMigrationsRequest request)
    {
        var start = request.StartCase switch
        {
            Proto.WatchMigrationsRequest.StartOneofCase.ResumeToken => WatchStart.Token,
            Proto.WatchMigrationsRequest.StartOneofCase.From => request.From switch
            {
                Proto.WatchStart.Beginning => WatchStart.Beginning,
                Proto.WatchStart.Now => WatchStart.Now,
                _ => WatchStart.Unspecified,
            },
            _ => WatchStart.Unspecified,
        };
        return new WatchMigrations(start, request.ResumeToken, Filters.Of(request.Filter));
    }

    private static Proto.WatchMigrationsResponse MessageOf(WatchedMigration message)
    {
        var response = new Proto.WatchMigrationsResponse { ResumeToken = message.ResumeToken };
        if (message.Transition is { } transition)
        {
            response.Transition = transition.ToProto();
        }
        else
        {
            response.Bookmark = new Proto.Bookmark { BookmarkTime = message.Time.ToProto() };
        }

        return response;
    }
}
