using PublisherMigration.Domain.Common;

namespace PublisherMigration.Domain.AccountMigrations.Rules;

/// <summary>Rule 11, first part.</summary>
public sealed record MpnIdMustBeWellFormed(string? Text) : IRule
{
    private const int ShownLength = 100;

    public RuleViolation? Check() =>
        Directory.MpnId.TryParse(Text, out _)
            ? null
            : RuleViolation.Of(
                Reason.MpnIdMalformed,
                ("mpnId", Text is { Length: > ShownLength } ? Text[..ShownLength] + "…" : Text ?? string.Empty)
            );
}
