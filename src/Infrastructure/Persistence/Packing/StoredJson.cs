using System.Text.Json.Serialization;

namespace PublisherMigration.Infrastructure.Persistence.Packing;

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase
)]
[JsonSerializable(typeof(MigrationDetails))]
[JsonSerializable(typeof(AccountMigratedDetail))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class StoredJson : JsonSerializerContext;
