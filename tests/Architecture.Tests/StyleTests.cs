using System.Reflection;
using System.Runtime.CompilerServices;
using MediatR;
using PublisherMigration.Architecture.Tests.Canaries;
using PublisherMigration.Architecture.Tests.Support;

namespace PublisherMigration.Architecture.Tests;

/// <summary>How types are declared and named.</summary>
public sealed class StyleTests
{
    private static readonly Type[] Handlers =
    [
        typeof(IRequestHandler<>),
        typeof(IRequestHandler<,>),
        typeof(IStreamRequestHandler<,>),
        typeof(INotificationHandler<>),
    ];

    [Fact]
    public void Types_AreSealedUnlessMadeToDeriveFrom() => NotSealed([.. Ours.AllTypes]).ShouldBeEmpty();

    [Fact]
    public void Handlers_AreInternalAndSealed()
    {
        var handlers = Ours.AllTypes.Where(IsHandler).ToArray();
        handlers.ShouldNotBeEmpty();
        handlers.Where(IsExposed).ShouldBeEmpty();
    }

    [Fact]
    public void Types_AreNamedForWhatTheyAre() => Ours.AllTypes.Where(HasAnEmptyName).ShouldBeEmpty();

    [Fact]
    public void Checks_FindTheirCanaries()
    {
        NotSealed([typeof(OpenClass), typeof(OpenRule), typeof(CanaryManager), typeof(StyleTests)])
            .ShouldBe([typeof(OpenClass), typeof(OpenRule)]);
        IsHandler(typeof(PublicHandler)).ShouldBeTrue();
        IsExposed(typeof(PublicHandler)).ShouldBeTrue();
        IsHandler(typeof(CanaryManager)).ShouldBeFalse();
        HasAnEmptyName(typeof(CanaryManager)).ShouldBeTrue();
        HasAnEmptyName(typeof(OpenClass)).ShouldBeFalse();
    }

    private static Type[] NotSealed(Type[] types)
    {
        var bases = types
            .Select(static type => type.BaseType)
            .OfType<Type>()
            .Select(static type => type.IsGenericType ? type.GetGenericTypeDefinition() : type)
            .ToHashSet();
        return
        [
            .. types
                .Where(static type => type is { IsClass: true, IsAbstract: false, IsSealed: false })
                .Where(type => !bases.Contains(type) && !OffersSomethingToOverride(type)),
        ];
    }

    private static bool OffersSomethingToOverride(Type type) =>
        type.GetMethods(
                BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly
            )
            .Any(static method =>
                method is { IsVirtual: true, IsFinal: false }
                && method.GetBaseDefinition() == method
                && !method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
            );

    private static bool IsHandler(Type type) =>
        type is { IsClass: true, IsAbstract: false }
        && type.GetInterfaces().Any(static i => i.IsGenericType && Handlers.Contains(i.GetGenericTypeDefinition()));

    private static bool IsExposed(Type type) => type.IsVisible || !type.IsSealed;

    private static bool HasAnEmptyName(Type type)
    {
        var name = type.Name.Split('`')[0];
        return name.EndsWith("Manager", StringComparison.Ordinal)
            || name.Contains("Helper", StringComparison.Ordinal)
            || name.Contains("Util", StringComparison.Ordinal);
    }
}
