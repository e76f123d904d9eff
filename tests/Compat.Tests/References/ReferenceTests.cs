using System.Reflection;
using Shouldly;

namespace PublisherMigration.Compat.Tests.References;

/// <summary>The stand-ins have all that the real packages bind to.</summary>
public sealed class ReferenceTests
{
    [Theory]
    [InlineData("Grpc.AspNetCore.Server", 100)]
    [InlineData("Grpc.Net.Client", 100)]
    [InlineData("MediatR", 6)]
    public void StandIns_LackNothingThatThePackageRefersTo(string package, int atLeast)
    {
        using AssemblyFiles files = new();
        ContractReferences references = new(files.Read(package), files.StandIns());

        references.Lacking().ShouldBeEmpty();

        references.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
    }

    // The runtime checks here that interfaces are implemented and abstract members overridden.
    [Theory]
    [InlineData("Grpc.AspNetCore.Server")]
    [InlineData("Grpc.Net.Client")]
    [InlineData("MediatR")]
    public void Package_LoadsEveryTypeOnTheStandIns(string package) =>
        Should.NotThrow(() => Assembly.Load(package).GetTypes()).ShouldNotBeEmpty();

    [Theory]
    [InlineData("Grpc.AspNetCore.Server")]
    [InlineData("Grpc.Net.Client")]
    [InlineData("MediatR")]
    public void Package_RefersToTheIdentityOfTheStandIns(string package)
    {
        var standIns = new[] { "Grpc.Core.Api", "Grpc.Net.Common", "MediatR.Contracts" };

        var referred = Assembly
            .Load(package)
            .GetReferencedAssemblies()
            .Where(reference => standIns.Contains(reference.Name, StringComparer.Ordinal))
            .ToList();

        referred.ShouldNotBeEmpty();
        foreach (var reference in referred)
        {
            Assembly.Load(reference.Name!).FullName.ShouldBe(reference.FullName);
        }
    }
}
