using System.Text.Json.Serialization;

namespace PublisherMigration.Infrastructure.Persistence.Packing;

/// <summary>What of a migration is neither listed nor filtered by, as JSON; none while nothing of it is set.</summary>
internal sealed record MigrationDetails
{
    public IReadOnlyList<WorkEmailDetail>? WorkEmails { get; init; }

    public string? EnrolledMpnId { get; init; }

    public IReadOnlyList<RequirementDetail>? Requirements { get; init; }

    public InitiatorDetail? StartedBy { get; init; }

    public IReadOnlyList<MappingDetail>? Mappings { get; init; }

    public IReadOnlyList<LossDetail>? Losses { get; init; }

    [JsonIgnore]
    public bool IsEmpty =>
        WorkEmails is null
        && EnrolledMpnId is null
        && Requirements is null
        && StartedBy is null
        && Mappings is null
        && Losses is null;
}

internal sealed record WorkEmailDetail(string? BelongsTo, string Address);

internal sealed record RequirementDetail(int Kind, int State, int Reason, Dictionary<string, string>? Words);

internal sealed record InitiatorDetail(string CallingService, string? Principal);

/// <param name="Member">Who is carried; <c>null</c> for one who was no member.</param>
/// <param name="Principal">As whom, when that is not the member: mostly it is, and rows with both need a page of their own.</param>
/// <param name="Roles">The Partner Center roles.</param>
internal sealed record MappingDetail(string? Member, string? Principal, int Roles);

internal sealed record LossDetail(string Principal, int? LegacyRole, int Kind);

internal sealed record MemberDetail(string Principal, int? LegacyRole, int PartnerCenterRoles);
