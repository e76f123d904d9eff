using Grpc.Core;
using Grpc.Net.Client;
using PublisherMigration.Contracts.LegacyPortal.V1;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Crash.Tests.Model;

/// <summary>Delivers the model's feed to a legacy portal, account by account. What it knows of the portal dies with it.</summary>
internal sealed class ModelDelivery(ModelFeed feed, Uri portal)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(10);
    private readonly Dictionary<string, long> _delivered = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public long Delivered(string publisherId)
    {
        lock (_lock)
        {
            return _delivered.GetValueOrDefault(publisherId);
        }
    }

    public async Task RunAsync(CancellationToken stop)
    {
        using var channel = GrpcChannel.ForAddress(portal);
        var client = new LegacyPortalService.LegacyPortalServiceClient(channel);
        while (!stop.IsCancellationRequested)
        {
            foreach (var account in feed.Accounts)
            {
                await DeliverAsync(client, account.PublisherId, stop);
            }

            await Task.Delay(BetweenLooks, TimeProvider.System, stop)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task DeliverAsync(
        LegacyPortalService.LegacyPortalServiceClient client,
        string publisherId,
        CancellationToken stop
    )
    {
        var after = Delivered(publisherId);
        var changes = feed.With(publisherId, account => account.Changes.Skip((int)after).Select(Sent).ToArray());
        var request = new ApplyChangesRequest
        {
            FeedId = ModelFeed.FeedId,
            PublisherId = publisherId,
            AfterSequence = after,
            Changes = { changes.Take(100) },
        };
        if (feed.Fault == Fault.DeliversPastAGap && request.Changes.Count > 2)
        {
            request.Changes.RemoveAt(1);
        }

        try
        {
            var answer = await client.ApplyChangesAsync(request, cancellationToken: stop);
            lock (_lock)
            {
                _delivered[publisherId] = answer.AppliedSequence;
            }
        }
        catch (RpcException failure) when (failure.StatusCode is StatusCode.Unavailable or StatusCode.Cancelled)
        {
            // Tried again at the next look.
        }
        catch (RpcException failure) when (failure.StatusCode == StatusCode.InvalidArgument)
        {
            // Of a fault that is to be caught.
        }
    }

    private Change Sent(Change change)
    {
        var sent = change.Clone();
        if (feed.Fault == Fault.DeliversAnotherRole && sent.MemberAdded is { } added)
        {
            added.Member.LegacyRole = LegacyRole.Contributor;
        }

        return sent;
    }
}
