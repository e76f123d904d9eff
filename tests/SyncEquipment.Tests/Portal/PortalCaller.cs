using Grpc.Core;
using Grpc.Net.Client;
using PublisherMigration.Contracts.LegacyPortal.V1;
using PublisherMigration.Contracts.V1;
using PublisherMigration.LegacyPortal.Double;
using PublisherMigration.SyncEquipment.Tests.Support;

namespace PublisherMigration.SyncEquipment.Tests.Portal;

/// <summary>The portal double and a client of it.</summary>
internal sealed class PortalCaller : IAsyncDisposable
{
    private readonly GrpcChannel _channel;
    private readonly LegacyPortalService.LegacyPortalServiceClient _client;

    private bool _isOwner = true;

    private PortalCaller(LegacyPortalDouble portal)
    {
        Portal = portal;
        _channel = GrpcChannel.ForAddress(portal.Address);
        _client = new(_channel);
    }

    public LegacyPortalDouble Portal { get; }

    public static async Task<PortalCaller> StartAsync() => new(await LegacyPortalDouble.StartAsync());

    public async Task<ApplyChangesResponse> ApplyAsync(
        string publisherId,
        long after,
        Change[] changes,
        string feedId = Changes.ThisFeed,
        TimeSpan? patience = null
    ) =>
        await _client.ApplyChangesAsync(
            new()
            {
                FeedId = feedId,
                PublisherId = publisherId,
                AfterSequence = after,
                Changes = { changes },
            },
            deadline: patience is { } some ? TimeProvider.System.GetUtcNow().Add(some).UtcDateTime : null,
            cancellationToken: TestContext.Current.CancellationToken
        );

    public async Task<GetRosterResponse> RosterAsync(string publisherId) =>
        await _client.GetRosterAsync(
            new() { FeedId = Changes.ThisFeed, PublisherId = publisherId },
            cancellationToken: TestContext.Current.CancellationToken
        );

    /// <summary>Through a connection of its own: the other one backs off after a refusal.</summary>
    public async Task<GetRosterResponse> RosterAnewAsync(string publisherId)
    {
        await using var anew = new PortalCaller(Portal) { _isOwner = false };
        return await anew.RosterAsync(publisherId);
    }

    public static async Task<StatusCode> StatusOfAsync(Func<Task> call) =>
        (await Should.ThrowAsync<RpcException>(call)).StatusCode;

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        if (_isOwner)
        {
            await Portal.DisposeAsync();
        }
    }
}
