using System.Reflection;

namespace PublisherMigration.Architecture.Tests.Support;

/// <summary>Which types a type uses: in its bases, members and attributes, and in the code of its methods.</summary>
internal static class TypeUses
{
    private const BindingFlags Declared =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    /// <summary>
    /// The written types of an assembly that use a type of such a namespace themselves or in their lambdas and iterators.
    /// </summary>
    public static string[] OfNamespaces(Assembly assembly, params string[] namespaces) =>
        [
            .. assembly
                .GetTypes()
                .Where(type => Of(type).Any(used => IsIn(used.Namespace, namespaces)))
                .Select(static type => Outermost(type).FullName!)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    public static HashSet<Type> Of(Type type)
    {
        var used = new HashSet<Type>();
        Add(used, type.BaseType);
        AddAll(used, type.GetInterfaces());
        AddAll(used, type.GetCustomAttributesData().Select(static attribute => attribute.AttributeType));
        AddAll(used, type.GetFields(Declared).Select(static field => field.FieldType));
        foreach (var method in type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared)))
        {
            AddAll(used, method.GetParameters().Select(static parameter => parameter.ParameterType));
            Add(used, (method as MethodInfo)?.ReturnType);
            AddAll(used, MethodCode.TypesIn(method));
        }

        return used;
    }

    private static void AddAll(HashSet<Type> used, IEnumerable<Type?> types)
    {
        foreach (var type in types)
        {
            Add(used, type);
        }
    }

    private static void Add(HashSet<Type> used, Type? type)
    {
        if (type is null || type.IsGenericParameter)
        {
            return;
        }

        if (type.HasElementType)
        {
            Add(used, type.GetElementType());
        }
        else if (used.Add(type) && type.IsGenericType)
        {
            AddAll(used, type.GetGenericArguments());
        }
    }

    private static bool IsIn(string? name, string[] namespaces) =>
        name is not null
        && namespaces.Any(wanted =>
            name.StartsWith(wanted, StringComparison.Ordinal)
            && (name.Length == wanted.Length || name[wanted.Length] == '.')
        );

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
