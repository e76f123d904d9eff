using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering.Sync;

internal static class HoldText
{
    public static string Of(HoldReference? hold) => hold is null ? "" : $"{hold.HoldId} ({ProtoName.Of(hold.State)})";
}
