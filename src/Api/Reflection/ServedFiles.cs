using System.Collections.Frozen;
using Google.Protobuf.Reflection;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace PublisherMigration.Api.Reflection;

/// <summary>Proto files of some services with everything that they import, found by name, symbol and extension.</summary>
internal sealed class ServedFiles
{
    private readonly FrozenDictionary<string, FileDescriptor> _byName;
    private readonly FrozenDictionary<string, FileDescriptor> _bySymbol;
    private readonly FrozenDictionary<(string Type, int Number), FileDescriptor> _byExtension;

    public ServedFiles(IReadOnlyCollection<ServiceDescriptor> services)
    {
        Services = [.. services.Select(service => service.FullName).Order(StringComparer.Ordinal)];
        FileDescriptor[] files = [.. services.SelectMany(service => WithImports(service.File)).Distinct()];
        _byName = files.ToFrozenDictionary(file => file.Name, StringComparer.Ordinal);
        _bySymbol = files
            .SelectMany(file => Symbols.In(file).Select(symbol => (symbol, file)))
            .ToFrozenDictionary(pair => pair.symbol, pair => pair.file, StringComparer.Ordinal);
        _byExtension = files
            .SelectMany(file => Symbols.ExtensionsIn(file).Select(extension => (extension, file)))
            .ToFrozenDictionary(
                pair => (pair.extension.ExtendeeType.FullName, pair.extension.FieldNumber),
                pair => pair.file
            );
        Types = files
            .SelectMany(Symbols.MessagesIn)
            .Select(message => message.FullName)
            .ToFrozenSet(StringComparer.Ordinal);
    }

    public IReadOnlyList<string> Services { get; }

    /// <summary>Full names of all messages.</summary>
    public FrozenSet<string> Types { get; }

    public FileDescriptor? ByName(string name) => _byName.GetValueOrDefault(name);

    public FileDescriptor? BySymbol(string symbol) => _bySymbol.GetValueOrDefault(symbol);

    public FileDescriptor? ByExtension(string type, int number) => _byExtension.GetValueOrDefault((type, number));

    public IEnumerable<int> ExtensionsOf(string type) =>
        _byExtension
            .Keys.Where(key => string.Equals(key.Type, type, StringComparison.Ordinal))
            .Select(key => key.Number)
            .Order();

    /// <summary>The file first, then what it imports, each once.</summary>
    public static IReadOnlyList<FileDescriptor> WithImports(FileDescriptor file)
    {
        var found = new List<FileDescriptor> { file };
        for (var i = 0; i < found.Count; i++)
        {
            found.AddRange(found[i].Dependencies.Except(found));
        }

        return found;
    }
}
