using System.Text.Json;
using System.Text.Json.Serialization;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Common.Json;

/// <summary>A principal as its identity, in one word.</summary>
public sealed class PrincipalJsonConverter : JsonConverter<Principal>
{
    public override Principal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Principal.Parse(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, Principal value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Identity);
}
