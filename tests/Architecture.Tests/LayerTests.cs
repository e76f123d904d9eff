using System.Reflection;
using System.Xml.Linq;
using PublisherMigration.Architecture.Tests.Canaries;
using PublisherMigration.Architecture.Tests.Support;

namespace PublisherMigration.Architecture.Tests;

/// <summary>Which layer may refer to which, and where outside technology may be named.</summary>
public sealed class LayerTests
{
    private const string Infrastructure = "PublisherMigration.Infrastructure";
    private const string Persistence = "PublisherMigration.Infrastructure.Persistence";
    private const string Contracts = "PublisherMigration.Contracts";

    /// <summary>Where changes are stored as they are sent, and where the legacy portal is called.</summary>
    private static readonly string[] OfInfrastructureWithContracts =
    [
        Persistence + ".Packing.",
        Infrastructure + ".LegacyPortal.",
    ];

    private static readonly string[] Database = ["Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite", "SQLitePCL"];

    private static readonly Assembly Canaries = typeof(OpenClass).Assembly;

    [Fact]
    public void Domain_RefersToTheFrameworkAlone() => References.OtherThan(Ours.Domain, "System.").ShouldBeEmpty();

    [Fact]
    public void Domain_HasNoPackageAndNoProject()
    {
        ReferencesIn("src/Domain/Domain.csproj").ShouldBeEmpty();
        ReferencesIn("src/Application/Application.csproj").ShouldNotBeEmpty("The check reads project files.");
    }

    [Fact]
    public void Application_RefersToTheDomainAndToWhatItMay()
    {
        References.ToOurs(Ours.Application).ShouldBe(["PublisherMigration.Domain"]);
        References
            .OtherThan(
                Ours.Application,
                Ours.Prefix,
                "System.",
                "MediatR",
                "AutoMapper",
                "FluentValidation",
                "Microsoft.Extensions."
            )
            .ShouldBeEmpty();
    }

    [Fact]
    public void Infrastructure_DoesNotKnowTheApi() =>
        References
            .ToOurs(Ours.Infrastructure)
            .ShouldBe([Contracts, "PublisherMigration.Application", "PublisherMigration.Domain"], ignoreOrder: true);

    [Fact]
    public void Infrastructure_NamesContractsOnlyWhereChangesArePackedOrSentToTheLegacyPortal() =>
        WithContractsElsewhere(Ours.Infrastructure).ShouldBeEmpty();

    [Fact]
    public void Cli_IsBuiltOnTheContractsAlone() =>
        References.ToOurs(Ours.Cli).ShouldBe(["PublisherMigration.Contracts"]);

    [Fact]
    public void Api_NamesInfrastructureOnlyWhereItIsComposed() =>
        TypeUses
            .OfNamespaces(Ours.Api, Infrastructure)
            .ShouldBeSubsetOf(["Program", "PublisherMigration.Api.ApiApplication"]);

    [Fact]
    public void Database_IsNamedInPersistenceAlone() =>
        Ours
            .All.SelectMany(static assembly => TypeUses.OfNamespaces(assembly, Database))
            .Where(static name => !name.StartsWith(Persistence + ".", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    public void Checks_FindTheirCanaries()
    {
        References.OtherThan(Canaries, "System.").ShouldContain("xunit.v3.core");
        References.ToOurs(Canaries).ShouldContain(Infrastructure);
        TypeUses.OfNamespaces(Canaries, Infrastructure).ShouldBe([typeof(UsesInfrastructureInALambda).FullName!]);
        TypeUses.OfNamespaces(Canaries, Database).ShouldBe([typeof(UsesSqlite).FullName!]);
        TypeUses.OfNamespaces(Ours.Infrastructure, Database).ShouldNotBeEmpty();
        TypeUses.OfNamespaces(Ours.Infrastructure, Contracts).ShouldNotBeEmpty();
        WithContractsElsewhere(Canaries).ShouldBe([typeof(UsesContracts).FullName!]);
    }

    private static IEnumerable<string> WithContractsElsewhere(Assembly assembly) =>
        TypeUses
            .OfNamespaces(assembly, Contracts)
            .Where(static name =>
                !OfInfrastructureWithContracts.Any(place => name.StartsWith(place, StringComparison.Ordinal))
            );

    private static string[] ReferencesIn(string project) =>
        [
            .. XDocument
                .Load(Path.Combine(Ours.Root, project))
                .Descendants()
                .Where(static e => e.Name.LocalName.EndsWith("Reference", StringComparison.Ordinal))
                .Select(static e => (string?)e.Attribute("Include") ?? string.Empty),
        ];
}
