using PublisherMigration.Domain.Common;

namespace PublisherMigration.Domain.UnitTests.Common;

public sealed class RuleExtensionsTests
{
    [Fact]
    public void Enforce_WhenTheRuleHolds_ReturnsInPeace() => Should.NotThrow(() => new Fixed(Answer: null).Enforce());

    [Fact]
    public void Enforce_WhenItDoesNot_ThrowsItsViolation()
    {
        var violation = RuleViolation.Of(Reason.LastOwner, ("publisherId", "acme"));
        Should.Throw<RuleViolationException>(() => new Fixed(violation).Enforce()).Violation.ShouldBeSameAs(violation);
    }

    [Fact]
    public void FirstViolation_WhenAllHold_IsNone() =>
        new IRule[] { new Fixed(Answer: null), new Fixed(Answer: null) }
            .FirstViolation()
            .ShouldBeNull();

    [Fact]
    public void FirstViolation_WhenTwoFail_IsTheFirstsAndTheRestIsNotAsked()
    {
        var first = RuleViolation.Of(Reason.MpnIdMissing);
        new IRule[] { new Fixed(Answer: null), new Fixed(first), new NeverAsked() }
            .FirstViolation()
            .ShouldBeSameAs(first);
    }

    private sealed record Fixed(RuleViolation? Answer) : IRule
    {
        public RuleViolation? Check() => Answer;
    }

    private sealed record NeverAsked : IRule
    {
        public RuleViolation Check() => throw new InvalidOperationException("Asked after a rule that failed.");
    }
}
