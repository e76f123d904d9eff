using Google.Protobuf.Reflection;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Connection;

/// <summary>What the proto itself says of a reason, so that hints need no further call.</summary>
internal static class ReasonCatalogue
{
    private static readonly EnumDescriptor Reasons = ErrorReasonReflection.Descriptor.EnumTypes.Single(static type =>
        string.Equals(type.Name, nameof(ErrorReason), StringComparison.Ordinal)
    );

    public static ErrorReasonOptions? Find(string reason) =>
        Reasons
            .FindValueByName("ERROR_REASON_" + reason)
            ?.GetOptions()
            ?.GetExtension(ErrorReasonExtensions.ErrorReason);
}
