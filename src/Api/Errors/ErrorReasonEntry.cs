using Grpc.Core;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Errors;

/// <summary>What the catalogue says of a reason. <paramref name="Name"/> is that of <c>ErrorInfo.reason</c>.</summary>
public sealed record ErrorReasonEntry(
    ErrorReason Reason,
    string Name,
    StatusCode Status,
    FixedBy FixedBy,
    string Remedy,
    IReadOnlyList<string> MetadataKeys
);
