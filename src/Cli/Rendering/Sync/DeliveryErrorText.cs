using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering.Sync;

internal static class DeliveryErrorText
{
    public static string Of(DeliveryError? error) =>
        error is null ? ""
        : error.Message.Length == 0 ? What(error)
        : $"{What(error)}: {error.Message}";

    public static string At(DeliveryError? error) =>
        error?.ErrorTime is null ? Of(error) : $"{Of(error)} ({TimeText.Of(error.ErrorTime)})";

    /// <summary>An UNAVAILABLE portal is mostly one that answered UNAVAILABLE: that is said once.</summary>
    private static string What(DeliveryError error) =>
        string.Join(
            ' ',
            new[] { ProtoName.Of(error.Kind), error.Code }
                .Where(static part => part.Length > 0)
                .Distinct(StringComparer.Ordinal)
        );
}
