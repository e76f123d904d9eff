using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering;

internal static class ReasonList
{
    public static string Of(IEnumerable<ErrorReason> reasons) =>
        string.Join(", ", reasons.Where(static reason => reason != ErrorReason.Unspecified).Select(ProtoName.Of));
}
