using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Recording;

/// <summary>One message of changes, with the line of each and the bytes of the file that it stands for.</summary>
internal sealed record Batch(RecordChangesRequest Request, IReadOnlyList<long> Lines, long Bytes);
