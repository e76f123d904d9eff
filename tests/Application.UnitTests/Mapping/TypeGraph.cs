using System.Reflection;

namespace PublisherMigration.Application.UnitTests.Mapping;

/// <summary>Which types can be reached from a type by its properties, through lists, dictionaries and nullables.</summary>
internal static class TypeGraph
{
    /// <summary>The types that this one is or reaches and that reach themselves.</summary>
    public static IReadOnlyList<Type> SelfReaching(Type root) =>
        [.. Reachable(root).Append(root).Distinct().Where(static type => Reachable(type).Contains(type))];

    private static HashSet<Type> Reachable(Type from)
    {
        var reached = new HashSet<Type>();
        var open = new Stack<Type>([from]);
        while (open.TryPop(out var type))
        {
            foreach (var next in PropertyTypes(type).Where(reached.Add))
            {
                open.Push(next);
            }
        }

        return reached;
    }

    private static IEnumerable<Type> PropertyTypes(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .SelectMany(static property => Parts(property.PropertyType))
            .Where(static part => part is { IsPrimitive: false, IsEnum: false } && !IsOfTheFramework(part))
            .Distinct();

    /// <summary>A type itself, the elements of an array, and the arguments of a generic one.</summary>
    private static IEnumerable<Type> Parts(Type type) =>
        type.IsArray ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type)
        : [type];

    private static bool IsOfTheFramework(Type type) =>
        type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true;
}
