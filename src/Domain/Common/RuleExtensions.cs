namespace PublisherMigration.Domain.Common;

/// <summary>The two ways to use a rule: refuse at once, or find the first that does not hold.</summary>
public static class RuleExtensions
{
    /// <exception cref="RuleViolationException">The rule does not hold.</exception>
    public static void Enforce(this IRule rule)
    {
        if (rule.Check() is { } violation)
        {
            throw new RuleViolationException(violation);
        }
    }

    /// <summary>The violation of the first rule that does not hold; later rules are not asked.</summary>
    public static RuleViolation? FirstViolation(this IEnumerable<IRule> rules)
    {
        foreach (var rule in rules)
        {
            if (rule.Check() is { } violation)
            {
                return violation;
            }
        }

        return null;
    }
}
