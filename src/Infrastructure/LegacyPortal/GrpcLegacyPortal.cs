using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Options;
using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Contracts.LegacyPortal.V1;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Packing;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Infrastructure.LegacyPortal;

/// <summary>The legacy portal where <c>LegacyPortal:Address</c> says that it is, over gRPC.</summary>
internal sealed class GrpcLegacyPortal : ILegacyPortal, IDisposable
{
    /// <summary>As the contract says, with room for what surrounds the changes.</summary>
    private const int MostBytes = 1_000_000 - 1_024;

    /// <summary>Tag and length of a change in its request.</summary>
    private const int AroundAChange = 6;

    /// <summary>A roster of 10,000 members.</summary>
    private const int LargestAnswer = 16 * 1024 * 1024;

    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(20);

    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private readonly BearerTokenFile? _token;
    private readonly GrpcChannel _channel;
    private readonly LegacyPortalService.LegacyPortalServiceClient _portal;

    public GrpcLegacyPortal(IOptions<LegacyPortalOptions> options, TimeProvider time)
    {
        _time = time;
        _timeout = TimeSpan.FromSeconds(options.Value.TimeoutSeconds);
        _token = options.Value.BearerTokenFile.Length > 0 ? new BearerTokenFile(options.Value.BearerTokenFile) : null;
        CallsAtOnce = options.Value.CallsAtOnce;
        _channel = GrpcChannel.ForAddress(
            options.Value.Address,
            new GrpcChannelOptions
            {
                DisposeHttpClient = true,
                MaxReceiveMessageSize = LargestAnswer,
                // A portal that comes back is tried when the delivery says so, not when the channel does.
                MaxReconnectBackoff = TimeSpan.FromSeconds(1),
                InitialReconnectBackoff = TimeSpan.FromMilliseconds(100),
                HttpHandler = new SocketsHttpHandler
                {
                    EnableMultipleHttp2Connections = true,
                    KeepAlivePingDelay = KeepAlive,
                    KeepAlivePingTimeout = KeepAlive / 2,
                    // Servers take pings without a call for an attack.
                    KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
                    PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
                    ConnectTimeout = _timeout,
                },
            }
        );
        _portal = new LegacyPortalService.LegacyPortalServiceClient(_channel);
    }

    public bool IsEmbedded => false;

    public int AccountsPerCall => 1;

    public int CallsAtOnce { get; }

    public async Task<IReadOnlyList<PortalAnswer>> ApplyChangesAsync(
        IReadOnlyList<AccountBatch> batches,
        CancellationToken cancellationToken
    )
    {
        var answers = new PortalAnswer[batches.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            answers[i] = await ApplyAsync(batches[i], cancellationToken);
        }

        return answers;
    }

    public async Task<PortalCopy?> GetRosterAsync(string feedId, PublisherId id, CancellationToken cancellationToken)
    {
        try
        {
            var request = new GetRosterRequest { FeedId = feedId, PublisherId = id.Value };
            return Of(await _portal.GetRosterAsync(request, Options(cancellationToken)));
        }
        catch (RpcException failure) when (failure.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
        catch (RpcException) when (cancellationToken.IsCancellationRequested)
        {
            // Whatever its status: nobody waits for an answer any more.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (RpcException failure)
        {
            throw new PortalUnavailableException(PortalFailures.Of(failure));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new PortalUnavailableException(PortalFailures.TokenUnreadable);
        }
        catch (Exception failure) when (failure is FormatException or InvalidDataException)
        {
            throw new PortalUnavailableException(PortalFailures.Unreadable);
        }
    }

    public void Dispose() => _channel.Dispose();

    private async Task<PortalAnswer> ApplyAsync(AccountBatch batch, CancellationToken cancellationToken)
    {
        var request = RequestOf(batch);
        try
        {
            var answer = await _portal.ApplyChangesAsync(request, Options(cancellationToken));
            return new PortalAnswer(
                answer.FeedId,
                answer.AppliedSequence,
                answer.Refusal is { } refusal
                    ? new PortalRefusal(refusal.Sequence, refusal.Reason, refusal.Message)
                    : null
            );
        }
        catch (RpcException) when (cancellationToken.IsCancellationRequested)
        {
            // Whatever its status: nobody waits for an answer any more.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (RpcException failure)
        {
            return PortalAnswer.Failed(PortalFailures.Of(failure, request));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return PortalAnswer.Failed(PortalFailures.TokenUnreadable);
        }
    }

    /// <summary>As much of it as one call may carry; at least one change, however large.</summary>
    private static ApplyChangesRequest RequestOf(AccountBatch batch)
    {
        var request = new ApplyChangesRequest
        {
            FeedId = batch.FeedId,
            PublisherId = batch.PublisherId.Value,
            AfterSequence = batch.AfterSequence,
        };
        var bytes = 0;
        foreach (var change in batch.Changes)
        {
            var message = ChangeCodec.ToProto(change);
            bytes += message.CalculateSize() + AroundAChange;
            if (bytes > MostBytes && request.Changes.Count > 0)
            {
                break;
            }

            request.Changes.Add(message);
        }

        return request;
    }

    private CallOptions Options(CancellationToken cancellationToken) =>
        new(
            _token is null ? null : new Metadata { { "authorization", _token.Header() } },
            _time.GetUtcNow().UtcDateTime + _timeout,
            cancellationToken
        );

    private static PortalCopy Of(GetRosterResponse roster)
    {
        var members = new Dictionary<Principal, LegacyRole>(roster.Members.Count);
        foreach (var member in roster.Members)
        {
            if (member.LegacyRole != Proto.LegacyRole.Unspecified)
            {
                members[PrincipalMessages.Of(member.Principal)] = (LegacyRole)(int)member.LegacyRole;
            }
        }

        return new PortalCopy(
            roster.FeedId,
            roster.AppliedSequence,
            members,
            ChangeCodec.SettingsOf(roster.Settings ?? new Proto.AccountSettings())
        );
    }
}
