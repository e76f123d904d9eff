using System.Reflection;
using System.Runtime.CompilerServices;

namespace PublisherMigration.Architecture.Tests.Support;

/// <summary>The assemblies of this repository, and their types that somebody wrote.</summary>
internal static class Ours
{
    public const string Prefix = "PublisherMigration.";
    public const string CommandLine = "migration";

    public static readonly Assembly Domain = Assembly.Load("PublisherMigration.Domain");
    public static readonly Assembly Application = Assembly.Load("PublisherMigration.Application");
    public static readonly Assembly Infrastructure = Assembly.Load("PublisherMigration.Infrastructure");
    public static readonly Assembly Api = Assembly.Load("PublisherMigration.Api");
    public static readonly Assembly Cli = Assembly.Load(CommandLine);

    /// <summary>All but the contracts, which are generated.</summary>
    public static readonly Assembly[] All = [Domain, Application, Infrastructure, Api, Cli];

    public static IEnumerable<Type> AllTypes => All.SelectMany(static assembly => WrittenTypes(assembly));

    /// <summary>Without what compiler and generators add, which lies elsewhere or is marked.</summary>
    public static IEnumerable<Type> WrittenTypes(Assembly assembly) =>
        assembly.GetTypes().Where(static type => !IsGenerated(type));

    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    private static bool IsGenerated(Type type) =>
        type.Namespace?.StartsWith(Prefix, StringComparison.Ordinal) != true
        || type.Namespace.EndsWith(".Persistence.Schema", StringComparison.Ordinal)
        || type.FullName!.Contains('<', StringComparison.Ordinal)
        || Lineage(type).Any(static t => t.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))
        || Lineage(type).Any(IsOfAProto);

    /// <summary>Messages, their descriptors, and the clients and bases of services.</summary>
    private static bool IsOfAProto(Type type) =>
        type.IsAssignableTo(typeof(Google.Protobuf.IMessage))
        || type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static) is not null;

    private static IEnumerable<Type> Lineage(Type type)
    {
        for (Type? t = type; t is not null; t = t.DeclaringType)
        {
            yield return t;
        }
    }

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Migration.sln"))
            ? folder
            : FindRoot(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Not in the repository."));
}
