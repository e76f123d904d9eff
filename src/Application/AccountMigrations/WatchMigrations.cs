using System.Globalization;
using System.Runtime.CompilerServices;
using FluentValidation;
using MediatR;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Paging;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>Every stored change of state, once, in commit order, with bookmarks; never ends by itself.</summary>
public sealed record WatchMigrations(WatchStart Start, string ResumeToken, MigrationFilterInput Filter)
    : IStreamRequest<WatchedMigration>;

internal sealed class WatchMigrationsHandler(
    IMigrationQueries queries,
    IStore store,
    ICommitSignal commits,
    TimeProvider time
) : IStreamRequestHandler<WatchMigrations, WatchedMigration>
{
    private const int PageSize = 500;
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BookmarkInterval = TimeSpan.FromSeconds(5);

    public async IAsyncEnumerable<WatchedMigration> Handle(
        WatchMigrations request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var validated = await new WatchMigrationsValidator().ValidateAsync(request, cancellationToken);
        if (!validated.IsValid)
        {
            throw new ValidationException(validated.Errors);
        }

        var filter = request.Filter.Parse();
        var issuedFor = $"watch {store.FeedId:N} {request.Filter.Name()}";
        var position = await FindStartAsync(request, issuedFor, cancellationToken);
        yield return Bookmark(issuedFor, position);
        var lastBookmark = time.GetTimestamp();
        while (true)
        {
            // Taken before the read: a commit that comes in between completes it.
            var nextCommit = commits.NextCommit;
            var page = await queries.ReadTransitionsAsync(filter, position, PageSize, cancellationToken);
            foreach (var transition in page.Transitions)
            {
                yield return new WatchedMigration(transition, TokenAt(issuedFor, transition.Position), transition.Time);
            }

            position = page.CompleteTo;
            if (time.GetElapsedTime(lastBookmark) >= BookmarkInterval)
            {
                yield return Bookmark(issuedFor, position);
                lastBookmark = time.GetTimestamp();
            }

            if (page.IsLast)
            {
                await Task.WhenAny(nextCommit, Task.Delay(PollInterval, time, cancellationToken));
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    private async Task<long> FindStartAsync(
        WatchMigrations request,
        string issuedFor,
        CancellationToken cancellationToken
    )
    {
        if (request.Start == WatchStart.Beginning)
        {
            return 0;
        }

        var head = await queries.HeadAsync(cancellationToken);
        if (request.Start == WatchStart.Now)
        {
            return head;
        }

        var place = OpaqueToken.Read(issuedFor, request.ResumeToken);
        return
            long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position <= head
            ? position
            : throw new RuleViolationException(Reason.ResumeTokenInvalid);
    }

    private WatchedMigration Bookmark(string issuedFor, long position) =>
        new(Transition: null, TokenAt(issuedFor, position), time.Now());

    private static string TokenAt(string issuedFor, long position) =>
        OpaqueToken.Issue(issuedFor, position.ToString(CultureInfo.InvariantCulture));
}
