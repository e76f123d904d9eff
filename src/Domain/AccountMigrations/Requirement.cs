using PublisherMigration.Domain.Common;

namespace PublisherMigration.Domain.AccountMigrations;

/// <summary>What a migration asks for and how it stands; the violation is that of the first rule that is not met.</summary>
public sealed record Requirement(RequirementKind Kind, RequirementState State, RuleViolation? Violation)
{
    public static Requirement Of(RequirementKind kind, RuleViolation? violation) =>
        new(
            kind,
            violation switch
            {
                null => RequirementState.Satisfied,
                { Reason: Reason.MpnVettingPending } => RequirementState.Waiting,
                _ => RequirementState.Outstanding,
            },
            violation
        );

    /// <summary>Any requirement outstanding: action required; else any waiting: pending; else ready.</summary>
    public static MigrationState StateDerivedFrom(IReadOnlyCollection<Requirement> requirements) =>
        requirements.Any(static r => r.State == RequirementState.Outstanding) ? MigrationState.ActionRequired
        : requirements.Any(static r => r.State == RequirementState.Waiting) ? MigrationState.EnrollmentPending
        : MigrationState.Ready;

    /// <summary>Same kind, state, reason and words.</summary>
    public bool StandsAs(Requirement other) =>
        Kind == other.Kind
        && State == other.State
        && Violation?.Reason == other.Violation?.Reason
        && (Violation is null || SameWords(Violation.Metadata, other.Violation!.Metadata));

    private static bool SameWords(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count
        && one.All(word =>
            other.TryGetValue(word.Key, out var value) && string.Equals(value, word.Value, StringComparison.Ordinal)
        );
}
