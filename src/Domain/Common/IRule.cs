namespace PublisherMigration.Domain.Common;

/// <summary>One rule of the domain, made for one question and asked once.</summary>
public interface IRule
{
    /// <summary>What is wrong, or <c>null</c> when the rule holds.</summary>
    RuleViolation? Check();
}
