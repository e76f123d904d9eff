using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering.Sync;

internal static class DeliveryErrorText
{
    public static string Of(DeliveryError? error) =>
        error is null
            ? ""
            : string.Join(
                ' ',
                new[] { ProtoName.Of(error.Kind), error.Code, error.Message }.Where(static part => part.Length > 0)
            );

    public static string At(DeliveryError? error) =>
        error?.ErrorTime is null ? Of(error) : $"{Of(error)} at {TimeText.Of(error.ErrorTime)}";
}
