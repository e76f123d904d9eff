using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Connection;

/// <summary>A refused call with what its rich status says.</summary>
internal sealed record ServiceError
{
    private const string DetailsTrailer = "grpc-status-details-bin";

    public required StatusCode Status { get; init; }

    /// <summary>Name of the reason without prefix; empty when something between here and the service refused.</summary>
    public string Reason { get; init; } = "";

    /// <summary>In the language that was asked for, where the service speaks it.</summary>
    public required string Message { get; init; }

    public IReadOnlyDictionary<string, string> Metadata { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);
    public IReadOnlyList<BadRequest.Types.FieldViolation> Fields { get; init; } = [];
    public IReadOnlyList<PreconditionFailure.Types.Violation> Violations { get; init; } = [];
    public IReadOnlyList<Requirement> Requirements { get; init; } = [];
    public TenantMismatch? TenantMismatch { get; init; }
    public TimeSpan? RetryDelay { get; init; }

    /// <summary>The call ended on the way and not by an answer; gRPC calls some of these INTERNAL.</summary>
    public bool ConnectionBroke { get; init; }

    public IReadOnlyList<Any> Details { get; init; } = [];

    /// <summary>Whether sending the same call again may succeed; with the same request_id it takes effect once.</summary>
    public bool IsTransient =>
        ConnectionBroke
        || Status is StatusCode.Unavailable or StatusCode.ResourceExhausted or StatusCode.DeadlineExceeded;

    public static ServiceError From(RpcException refused)
    {
        Google.Rpc.Status? rich = RichStatus(refused.Trailers);
        IReadOnlyList<Any> details = rich?.Details ?? [];
        ErrorInfo? info = First<ErrorInfo>(details);
        return new ServiceError
        {
            Status = refused.StatusCode,
            ConnectionBroke = refused.Status.DebugException is IOException or HttpRequestException,
            // This version of the package still calls field 1, the reason, `type`.
            Reason = info?.Type ?? "",
            Message = First<LocalizedMessage>(details)?.Message ?? refused.Status.Detail,
            Metadata = info is null
                ? new Dictionary<string, string>(StringComparer.Ordinal)
                : new Dictionary<string, string>(info.Metadata, StringComparer.Ordinal),
            Fields = First<BadRequest>(details)?.FieldViolations ?? [],
            Violations = First<PreconditionFailure>(details)?.Violations ?? [],
            Requirements = First<RequirementsOutstanding>(details)?.Requirements ?? [],
            TenantMismatch = First<TenantMismatch>(details),
            RetryDelay = First<RetryInfo>(details)?.RetryDelay?.ToTimeSpan(),
            Details = details,
        };
    }

    private static Google.Rpc.Status? RichStatus(Metadata trailers)
    {
        try
        {
            return trailers.GetValueBytes(DetailsTrailer) is { } bytes
                ? Google.Rpc.Status.Parser.ParseFrom(bytes)
                : null;
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private static T? First<T>(IEnumerable<Any> details)
        where T : class, IMessage<T>, new()
    {
        foreach (Any detail in details)
        {
            try
            {
                if (detail.TryUnpack(out T message))
                {
                    return message;
                }
            }
            catch (InvalidProtocolBufferException)
            {
                // A detail that cannot be read must not hide the refusal itself.
            }
        }

        return null;
    }
}
