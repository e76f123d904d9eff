using System.Text.Json;
using System.Text.Json.Serialization;
using PublisherMigration.Application.Common.Json;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>An answer as it is kept under its request id: without texts, so that each repetition gets its own language.</summary>
internal static class StoredAnswer
{
    public static byte[] Write(AccountMigrationView view) =>
        JsonSerializer.SerializeToUtf8Bytes(view, StoredAnswerJson.Default.AccountMigrationView);

    public static AccountMigrationView Read(byte[] answer) =>
        JsonSerializer.Deserialize(answer, StoredAnswerJson.Default.AccountMigrationView)
        ?? throw new InvalidOperationException("A stored answer is never null.");
}

[JsonSourceGenerationOptions(Converters = [typeof(PrincipalJsonConverter)])]
[JsonSerializable(typeof(AccountMigrationView))]
internal sealed partial class StoredAnswerJson : JsonSerializerContext;
