using System.Buffers;
using PublisherMigration.Application.Common.Outside;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>The last failure of a delivery.</summary>
/// <param name="Kind">What went wrong.</param>
/// <param name="Code">The status as gRPC names it, or the reason of the portal's refusal.</param>
/// <param name="Message">What the portal said, at most 500 characters.</param>
/// <param name="Time">When.</param>
/// <param name="Sequence">Of the change that failed; <c>null</c> when none in particular did.</param>
public sealed record DeliveryError(
    DeliveryErrorKind Kind,
    string Code,
    string Message,
    DateTimeOffset Time,
    long? Sequence
)
{
    /// <summary>The code where it is a word; what a portal writes in its place is for operators and not for a log.</summary>
    public string CodeForLog => Code.AsSpan().ContainsAnyExcept(WordCharacters) ? "OTHER" : Code;

    private static readonly SearchValues<char> WordCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
    );

    private const int MaxCode = 100;
    private const int MaxMessage = 500;

    public static DeliveryError Of(PortalFailure failure, DateTimeOffset now, long? sequence) =>
        new(
            failure.Kind switch
            {
                PortalFailureKind.TryAgain or PortalFailureKind.NoAnswer => DeliveryErrorKind.Unavailable,
                PortalFailureKind.RefusesCaller => DeliveryErrorKind.PortalRefusesCaller,
                PortalFailureKind.NotAccepted => DeliveryErrorKind.ChangeNotAccepted,
            },
            Cut(failure.Code, MaxCode),
            Cut(failure.Message, MaxMessage),
            now,
            sequence
        );

    public static DeliveryError Of(PortalRefusal refusal, DateTimeOffset now) =>
        new(
            DeliveryErrorKind.ChangeRefused,
            Cut(refusal.Reason, MaxCode),
            Cut(refusal.Message, MaxMessage),
            now,
            refusal.Sequence > 0 ? refusal.Sequence : null
        );

    /// <summary>Never half of a surrogate pair.</summary>
    private static string Cut(string text, int length) =>
        text.Length <= length ? text
        : char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)]
        : text[..length];
}
