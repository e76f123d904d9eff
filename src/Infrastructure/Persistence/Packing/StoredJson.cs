using System.Text.Json.Serialization;

namespace PublisherMigration.Infrastructure.Persistence.Packing;

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase
)]
[JsonSerializable(typeof(MigrationDetails))]
[JsonSerializable(typeof(FormerAccountMigrated))]
[JsonSerializable(typeof(HoldDetail))]
[JsonSerializable(typeof(DeliveryErrorDetail))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class StoredJson : JsonSerializerContext;
