using AutoMapper;
using PublisherMigration.Application.AccountMigrations;

namespace PublisherMigration.Application.UnitTests.Mapping;

public sealed class MapperTests
{
    private static readonly IConfigurationProvider Configuration = DependencyInjection
        .CreateMapper()
        .ConfigurationProvider;

    [Fact]
    public void Configuration_MapsEveryMember() => Configuration.AssertConfigurationIsValid();

    [Fact]
    public void Configuration_HasEveryProfileOfTheApplication()
    {
        var profiles = typeof(DependencyInjection).Assembly.GetTypes().Where(typeof(Profile).IsAssignableFrom);
        profiles.ShouldBe([typeof(AccountMigrationProfile)]);
        Configuration.GetAllTypeMaps().ShouldNotBeEmpty();
    }

    /// <summary>
    /// GHSA-rvv3-g6hj-g44x: mapping a graph that leads back to its own type recurses without limit, and what a caller sends
    /// could end the process. No type that we map does.
    /// </summary>
    [Fact]
    public void MappedTypes_NeverReachThemselves() =>
        Configuration
            .GetAllTypeMaps()
            .SelectMany(static map => new[] { map.SourceType, map.DestinationType })
            .SelectMany(TypeGraph.SelfReaching)
            .ShouldBeEmpty();

    [Fact]
    public void SelfReaching_FindsATypeThatReachesItself()
    {
        TypeGraph.SelfReaching(typeof(Direct)).ShouldBe([typeof(Direct)]);
        TypeGraph.SelfReaching(typeof(Listed)).ShouldBe([typeof(Listed)]);
        TypeGraph.SelfReaching(typeof(Holder)).ShouldBe([typeof(Far), typeof(Near)], ignoreOrder: true);
        TypeGraph.SelfReaching(typeof(Plain)).ShouldBeEmpty();
    }

    private sealed record Direct(string Name, Direct? Next);

    private sealed record Listed(IReadOnlyDictionary<string, Listed[]> Children);

    private sealed record Holder(Near Near);

    private sealed record Near(Far? Far);

    private sealed record Far(List<Near> Nears);

    private sealed record Plain(string Name, DateTimeOffset Time, IReadOnlyList<int> Numbers);
}
