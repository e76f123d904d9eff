using PublisherMigration.Architecture.Tests.Canaries;
using PublisherMigration.Architecture.Tests.Support;
using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Architecture.Tests;

/// <summary>Each rule of the domain is one named object, tested by name.</summary>
public sealed class RuleTests
{
    private static readonly Type[] Rules =
    [
        .. Ours.WrittenTypes(Ours.Domain)
            .Where(static type => type.Namespace is "PublisherMigration.Domain.AccountMigrations.Rules"),
    ];

    private static readonly string Tests = string.Join(
        '\n',
        Directory
            .EnumerateFiles(Path.Combine(Ours.Root, "tests/Domain.UnitTests"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
    );

    [Fact]
    public void Rules_AreSealedObjectsThatCanBeAsked()
    {
        Rules.Length.ShouldBeGreaterThan(20);
        Rules.Where(static type => !IsRule(type)).ShouldBeEmpty();
    }

    [Fact]
    public void Rules_AllLieInTheirFolder() =>
        Ours
            .AllTypes.Where(static type =>
                type.IsClass && typeof(IRule).IsAssignableFrom(type) && !Rules.Contains(type)
            )
            .ShouldBeEmpty();

    [Fact]
    public void Rules_AreEachTestedByName() => Rules.Where(static type => !IsTested(type)).ShouldBeEmpty();

    [Fact]
    public void Checks_FindTheirCanaries()
    {
        IsRule(typeof(OpenRule)).ShouldBeFalse();
        IsRule(typeof(NoRuleAtAll)).ShouldBeFalse();
        IsRule(typeof(ActorMustBeOwner)).ShouldBeTrue();
        IsTested(typeof(OpenRule)).ShouldBeFalse();
    }

    private static bool IsRule(Type type) => type.IsSealed && typeof(IRule).IsAssignableFrom(type);

    private static bool IsTested(Type type) => Tests.Contains($"new {type.Name}(", StringComparison.Ordinal);
}
