using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering.Sync;

internal static class ItemErrorText
{
    public static string Of(ItemError? error) =>
        error is null ? "" : $"{ProtoName.Of(error.Reason)} {error.Message}".TrimEnd();
}
