using PublisherMigration.Domain.Common;

namespace PublisherMigration.Domain.UnitTests.Support;

internal static class RuleAssertions
{
    public static void ShouldHold(this IRule rule) => rule.Check().ShouldBeNull();

    /// <summary>With this reason and exactly these words.</summary>
    public static void ShouldFail(this IRule rule, Reason reason, params (string Key, string Value)[] words) =>
        rule.Check().ShouldNotBeNull().ShouldSay(reason, words);

    /// <summary>This reason and exactly these words.</summary>
    public static void ShouldSay(this RuleViolation violation, Reason reason, params (string Key, string Value)[] words)
    {
        violation.Reason.ShouldBe(reason);
        violation
            .Metadata.OrderBy(static word => word.Key, StringComparer.Ordinal)
            .Select(static word => (word.Key, word.Value))
            .ShouldBe(words.OrderBy(static word => word.Key, StringComparer.Ordinal));
    }
}
