using System.Reflection;

namespace PublisherMigration.Architecture.Tests.Support;

/// <summary>What the code of an assembly refers to; references that no code uses are not written by the compiler.</summary>
internal static class References
{
    /// <summary>Referenced assemblies that none of these prefixes allows.</summary>
    public static string[] OtherThan(Assembly assembly, params string[] allowed) =>
        [
            .. assembly
                .GetReferencedAssemblies()
                .Select(static name => name.Name!)
                .Where(name => !allowed.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))),
        ];

    /// <summary>Those among our own assemblies.</summary>
    public static string[] ToOurs(Assembly assembly) =>
        [
            .. assembly
                .GetReferencedAssemblies()
                .Select(static name => name.Name!)
                .Where(static name =>
                    name.StartsWith(Ours.Prefix, StringComparison.Ordinal)
                    || string.Equals(name, Ours.CommandLine, StringComparison.Ordinal)
                )
                .Order(StringComparer.Ordinal),
        ];
}
