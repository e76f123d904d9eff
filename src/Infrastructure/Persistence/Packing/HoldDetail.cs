using PublisherMigration.Domain.AccountSync;

namespace PublisherMigration.Infrastructure.Persistence.Packing;

/// <summary>The stored form of a hold.</summary>
internal sealed record HoldDetail(
    Guid Id,
    string PublisherId,
    HoldState State,
    long CreateTime,
    IReadOnlyList<HeldChangeDetail> Changes,
    RosterMark? Roster,
    int Fallen,
    int MembersBefore,
    long? DecideTime,
    string? DecidedByService,
    string? DecidedByPrincipal,
    string? Note
);
