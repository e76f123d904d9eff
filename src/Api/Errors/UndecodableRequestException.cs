using Google.Protobuf;

namespace PublisherMigration.Api.Errors;

/// <summary>The bytes of a request are not the protobuf message that the method takes.</summary>
public sealed class UndecodableRequestException(InvalidProtocolBufferException inner)
    : Exception("The request could not be decoded.", inner)
{
    internal static InvalidRequest Refusal { get; } =
        InvalidRequest.Of((InvalidRequest.WholeRequest, "Not the protobuf message that this method takes."));
}
