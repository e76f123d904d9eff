using System.Text.Json;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Infrastructure.Persistence.Packing;

/// <summary>Between a migration and its <see cref="MigrationDetails"/>.</summary>
internal static class DetailsCodec
{
    public static readonly MigrationDetails Empty = new();

    public static string? Encode(AccountMigrationSnapshot snapshot)
    {
        var details = new MigrationDetails
        {
            WorkEmails = OrNull(snapshot.WorkEmails, Of),
            EnrolledMpnId = snapshot.EnrolledMpnId?.Value,
            Requirements = OrNull(snapshot.Requirements, Of),
            StartedBy = snapshot.StartedBy is { } by ? new(by.CallingService, by.Principal?.Identity) : null,
            Mappings = snapshot.CutOver?.Mappings.Select(Of).ToArray(),
            Losses = snapshot.CutOver?.Losses.Select(Of).ToArray(),
        };
        return details.IsEmpty ? null : JsonSerializer.Serialize(details, StoredJson.Default.MigrationDetails);
    }

    public static MigrationDetails Decode(ReadOnlySpan<byte> json) =>
        json.IsEmpty ? Empty : JsonSerializer.Deserialize(json, StoredJson.Default.MigrationDetails)!;

    public static MigrationDetails Decode(string? json) =>
        json is null ? Empty : JsonSerializer.Deserialize(json, StoredJson.Default.MigrationDetails)!;

    public static IReadOnlyList<WorkEmail> WorkEmails(this MigrationDetails details) =>
        OrEmpty(
            details.WorkEmails,
            static email => new WorkEmail(PrincipalOrNull(email.BelongsTo), EmailAddress.Parse(email.Address))
        );

    public static IReadOnlyList<Requirement> Requirements(this MigrationDetails details) =>
        OrEmpty(
            details.Requirements,
            static r => new Requirement(
                (RequirementKind)r.Kind,
                (RequirementState)r.State,
                r.Words is null ? null : new RuleViolation((Reason)r.Reason, r.Words)
            )
        );

    public static Initiator? StartedBy(this MigrationDetails details) =>
        details.StartedBy is { } by ? new Initiator(by.CallingService, PrincipalOrNull(by.Principal)) : null;

    public static CutOver? CutOver(this MigrationDetails details) =>
        details.Mappings is null
            ? null
            : new CutOver(
                OrEmpty(details.Mappings, MappingOf),
                OrEmpty(
                    details.Losses,
                    static l => new Loss(Principal.Parse(l.Principal), (LegacyRole?)l.LegacyRole, (LossKind)l.Kind)
                )
            );

    public static MappingDetail Of(MemberMapping mapping) =>
        new(
            mapping.Member?.Identity,
            mapping.Member == mapping.Principal ? null : mapping.Principal.Identity,
            (int)mapping.Roles
        );

    public static MemberMapping MappingOf(MappingDetail mapping)
    {
        var member = PrincipalOrNull(mapping.Member);
        return new MemberMapping(
            member,
            PrincipalOrNull(mapping.Principal)
                ?? member
                ?? throw new InvalidDataException("A mapping of nobody is stored."),
            (PartnerCenterRoles)mapping.Roles
        );
    }

    public static LossDetail Of(Loss loss) => new(loss.Principal.Identity, (int?)loss.LegacyRole, (int)loss.Kind);

    private static WorkEmailDetail Of(WorkEmail email) => new(email.BelongsTo?.Identity, email.Address.Value);

    private static RequirementDetail Of(Requirement requirement) =>
        new(
            (int)requirement.Kind,
            (int)requirement.State,
            (int)(requirement.Violation?.Reason ?? Reason.None),
            requirement.Violation is { } violation
                ? new Dictionary<string, string>(violation.Metadata, StringComparer.Ordinal)
                : null
        );

    private static Principal? PrincipalOrNull(string? identity) => identity is null ? null : Principal.Parse(identity);

    private static TTo[]? OrNull<TFrom, TTo>(IReadOnlyList<TFrom> items, Func<TFrom, TTo> convert) =>
        items.Count == 0 ? null : [.. items.Select(convert)];

    private static TTo[] OrEmpty<TFrom, TTo>(IReadOnlyList<TFrom>? items, Func<TFrom, TTo> convert) =>
        items is null ? [] : [.. items.Select(convert)];
}
