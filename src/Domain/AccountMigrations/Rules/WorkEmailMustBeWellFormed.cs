using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Domain.AccountMigrations.Rules;

/// <summary>Rule 4.</summary>
public sealed record WorkEmailMustBeWellFormed(string Text) : IRule
{
    private const int ShownLength = 100;

    public RuleViolation? Check() =>
        EmailAddress.TryParse(Text, out _)
            ? null
            : RuleViolation.Of(
                Reason.WorkEmailMalformed,
                ("workEmail", Text.Length <= ShownLength ? Text : Text[..ShownLength] + "…")
            );
}
