using PublisherMigration.Cli.Invocation;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Watching;

internal static class TransitionStream
{
    public static ResumingStream<WatchMigrationsRequest, WatchMigrationsResponse> Of(
        Session session,
        WatchMigrationsRequest request
    ) =>
        new(session, request)
        {
            Open = (next, options) => session.Migrations.WatchMigrations(next, options),
            TokenOf = static message => message.ResumeToken,
            ResumeAfter = static (next, token) => next.ResumeToken = token,
        };
}
