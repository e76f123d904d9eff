using Grpc.Core;
using PublisherMigration.Cli.Connection;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands.Sync;

/// <summary>The holds of the mass-removal guard.</summary>
internal static class Holds
{
    private static readonly HoldState[] AnyState =
    [
        HoldState.Open,
        HoldState.Approved,
        HoldState.Rejected,
        HoldState.Replaced,
    ];

    public static IAsyncEnumerable<IReadOnlyList<Hold>> ReadAsync(
        Session session,
        string publisherId,
        IReadOnlyCollection<HoldState> states,
        int? limit,
        CancellationToken cancellation
    )
    {
        return Pages.ReadAsync(limit, FetchAsync, cancellation);

        async Task<(IReadOnlyList<Hold>, string)> FetchAsync(int pageSize, string pageToken)
        {
            ListHeldChangesRequest request = new()
            {
                PublisherId = publisherId,
                States = { states },
                PageSize = pageSize,
                PageToken = pageToken,
            };
            ListHeldChangesResponse page = await session.Sync.ListHeldChangesAsync(
                request,
                session.Unary(cancellation)
            );
            return (page.Holds, page.NextPageToken);
        }
    }

    /// <param name="holdId">Unset for the open one, of which an account has one at most.</param>
    public static async Task<Hold?> FindAsync(
        Session session,
        string publisherId,
        string? holdId,
        CancellationToken cancellation
    )
    {
        HoldState[] states = holdId is null ? [HoldState.Open] : AnyState;
        await foreach (IReadOnlyList<Hold> page in ReadAsync(session, publisherId, states, limit: null, cancellation))
        {
            if (page.FirstOrDefault(hold => holdId is null || IsNamed(hold, holdId)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Says that there is none, as the service does when it is to decide on one.</summary>
    public static int NotFound(Session session, string publisherId, string? holdId)
    {
        ServiceError error = new()
        {
            Status = StatusCode.NotFound,
            Reason = "HOLD_NOT_FOUND",
            Message = holdId is null
                ? session.Wording.Sync.NoOpenHold(publisherId)
                : session.Wording.Sync.HoldNotFound(publisherId, holdId),
        };
        ErrorView.Write(session, error);
        return ExitCodes.Of(error);
    }

    private static bool IsNamed(Hold hold, string holdId) =>
        string.Equals(hold.HoldId, holdId, StringComparison.OrdinalIgnoreCase);
}
