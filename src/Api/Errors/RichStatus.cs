using Google.Protobuf;
using Grpc.Core;
using PublisherMigration.Api.Texts;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Api.Errors;

/// <summary>A refusal as it goes over the wire: <c>google.rpc.Status</c> in <c>grpc-status-details-bin</c>.</summary>
public static class RichStatus
{
    public const string Trailer = "grpc-status-details-bin";

    // Clients that allow least allow 8 KB of trailers; the rest is left to those that others add.
    internal const int MaximumTrailerBytes = 7 * 1024;

    // Name, value and 32 octets each count for a header's size (RFC 9113, section 6.5.2).
    private const int HeaderOverhead = 3 * 32;

    /// <summary>The exception that refuses the call. <paramref name="language"/> is that of the caller.</summary>
    public static RpcException Refusal(RuleViolation violation, Language language, RefusalDetails? details = null)
    {
        var status = Build(violation, language, details ?? new RefusalDetails());
        var trailers = new Metadata { { Trailer, status.ToByteArray() } };
        return new RpcException(new Status((StatusCode)status.Code, status.Message), trailers);
    }

    /// <inheritdoc cref="Refusal(RuleViolation, Language, RefusalDetails?)"/>
    public static RpcException Refusal(InvalidRequest request, Language language) =>
        Refusal(request.Violation, language, request.Details);

    internal static Google.Rpc.Status Build(RuleViolation violation, Language language, RefusalDetails details)
    {
        Google.Rpc.Status? status = null;
        foreach (var bounds in BoundedWords.Steps)
        {
            status = Build(violation, language, details, bounds);
            if (SizeOnTheWire(status) <= MaximumTrailerBytes)
            {
                break;
            }
        }

        return status!;
    }

    /// <summary>The status stands there twice: packed and in base64, and its message percent-encoded in grpc-message.</summary>
    internal static int SizeOnTheWire(Google.Rpc.Status status) =>
        HeaderOverhead
        + Trailer.Length
        + ((status.CalculateSize() + 2) / 3 * 4)
        + "grpc-message".Length
        + Uri.EscapeDataString(status.Message).Length;

    private static Google.Rpc.Status Build(
        RuleViolation violation,
        Language language,
        RefusalDetails details,
        BoundedWords bounds
    )
    {
        var entry = ErrorReasonCatalogue.Of(violation.Reason);
        var words = bounds.Shorten(violation.Metadata);
        return new Google.Rpc.Status
        {
            Code = (int)entry.Status,
            Message = Localizer.Refusal(entry.Reason, words, Language.English, bounds.MaximumItems),
            Details =
            {
                new StatusDetails(entry, words, details, bounds).Pack(
                    Localizer.Refusal(entry.Reason, words, language, bounds.MaximumItems),
                    language
                ),
            },
        };
    }
}
