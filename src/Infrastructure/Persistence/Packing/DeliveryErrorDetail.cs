using System.Text.Json;
using PublisherMigration.Application.AccountSync.Delivery;

namespace PublisherMigration.Infrastructure.Persistence.Packing;

/// <summary>The last failure of a delivery, as JSON.</summary>
internal sealed record DeliveryErrorDetail(
    DeliveryErrorKind Kind,
    string Code,
    string Message,
    long Time,
    long? Sequence
)
{
    public static string Encode(DeliveryError error) =>
        JsonSerializer.Serialize(
            new DeliveryErrorDetail(error.Kind, error.Code, error.Message, Micros.Of(error.Time), error.Sequence),
            StoredJson.Default.DeliveryErrorDetail
        );

    public static DeliveryError Decode(ReadOnlySpan<byte> json)
    {
        var detail = JsonSerializer.Deserialize(json, StoredJson.Default.DeliveryErrorDetail)!;
        return new DeliveryError(detail.Kind, detail.Code, detail.Message, Micros.ToTime(detail.Time), detail.Sequence);
    }
}
