namespace PublisherMigration.Application.Common.Persistence;

/// <summary>A successful answer under the request id that asked for it (invariant 6).</summary>
/// <param name="CallingService">Request ids are each caller's own.</param>
/// <param name="RequestId">As the caller chose it.</param>
/// <param name="Fingerprint">Names method and body; the language is no part of it.</param>
/// <param name="Answer">The read model as JSON, without texts.</param>
/// <param name="CreateTime">For its removal, at least 24 h later.</param>
public sealed record RequestRecord(
    string CallingService,
    Guid RequestId,
    byte[] Fingerprint,
    byte[] Answer,
    DateTimeOffset CreateTime
);
