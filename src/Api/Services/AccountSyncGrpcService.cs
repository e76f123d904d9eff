using MediatR;
using PublisherMigration.Api.Feed;
using PublisherMigration.Application.Common.Persistence;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Services;

/// <summary>Messages in, requests on, messages out; nothing is decided here.</summary>
internal sealed partial class AccountSyncGrpcService(
    ISender sender,
    IStore store,
    RecordingStream recording,
    FeedWatch watch
) : Proto.AccountSyncService.AccountSyncServiceBase
{
    /// <summary>Octets of a message: a roster of 10,000 members, and of somewhat more, so that it is refused for their number.</summary>
    public const int LargestRequest = 16 * 1024 * 1024;

    /// <summary>Stands in every answer: the history to which sequences and positions belong.</summary>
    private string FeedId => field ??= store.FeedId.ToString("D");
}
