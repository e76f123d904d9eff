using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PublisherMigration.Compat.Tests.References;

/// <summary>The assemblies beside the tests, open for as long as this is.</summary>
internal sealed class AssemblyFiles : IDisposable
{
    private readonly List<PEReader> open = [];

    public IReadOnlyList<ContractAssembly> StandIns() =>
        [new(Read("Grpc.Core.Api")), new(Read("Grpc.Net.Common")), new(Read("MediatR.Contracts"))];

    public MetadataReader Read(string name)
    {
        PEReader file = new(File.OpenRead(Path.Combine(AppContext.BaseDirectory, name + ".dll")));
        open.Add(file);
        return file.GetMetadataReader();
    }

    public void Dispose() => open.ForEach(file => file.Dispose());
}
