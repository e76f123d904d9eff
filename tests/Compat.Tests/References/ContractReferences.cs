using System.Reflection;
using System.Reflection.Metadata;

namespace PublisherMigration.Compat.Tests.References;

/// <summary>What an assembly refers to in the stand-ins, and which of it they lack.</summary>
internal sealed class ContractReferences
{
    private readonly MetadataReader reader;
    private readonly string consumer;
    private readonly Dictionary<string, ContractAssembly> contracts;

    public ContractReferences(MetadataReader reader, IEnumerable<ContractAssembly> contracts)
    {
        this.reader = reader;
        consumer = reader.GetString(reader.GetAssemblyDefinition().Name);
        this.contracts = contracts.ToDictionary(contract => contract.Name, StringComparer.Ordinal);
    }

    /// <summary>The number of references that were looked at.</summary>
    public int Count { get; private set; }

    /// <summary>The types and members that the stand-ins lack; empty when all is well.</summary>
    public IReadOnlyList<string> Lacking() => [.. LackingTypes(), .. LackingMembers(), .. LackingVirtuals()];

    private IEnumerable<string> LackingTypes()
    {
        foreach (var handle in reader.TypeReferences)
        {
            if (ContractOf(handle) is not { } contract)
            {
                continue;
            }

            Count++;
            if (!contract.HasType(NameOf(handle), consumer))
            {
                yield return $"{contract.Name}: type {NameOf(handle)}";
            }
        }
    }

    private IEnumerable<string> LackingMembers()
    {
        foreach (var member in reader.MemberReferences.Select(reader.GetMemberReference))
        {
            if (TypeOf(member.Parent) is not { } type || ContractOf(type) is not { } contract)
            {
                continue;
            }

            Count++;
            var name = reader.GetString(member.Name);
            var signature =
                member.GetKind() == MemberReferenceKind.Method
                    ? SignatureText.Of(member.DecodeMethodSignature(SignatureText.Provider, null))
                    : member.DecodeFieldSignature(SignatureText.Provider, null);
            if (!contract.HasMember(NameOf(type), name, signature, consumer))
            {
                yield return $"{contract.Name}: {NameOf(type)}.{name} as {signature}";
            }
        }
    }

    /// <summary>An override is not a reference: without its base it is a new method that nobody calls.</summary>
    private IEnumerable<string> LackingVirtuals()
    {
        foreach (var type in reader.TypeDefinitions.Select(reader.GetTypeDefinition))
        {
            if (TypeOf(type.BaseType) is not { } baseType || ContractOf(baseType) is not { } contract)
            {
                continue;
            }

            foreach (var method in type.GetMethods().Select(reader.GetMethodDefinition).Where(IsOverride))
            {
                Count++;
                var name = reader.GetString(method.Name);
                var signature = SignatureText.Of(method.DecodeSignature(SignatureText.Provider, null));
                if (!contract.HasVirtual(NameOf(baseType), name, signature) && !IsOfObject(name))
                {
                    yield return $"{contract.Name}: virtual {NameOf(baseType)}.{name} as {signature}";
                }
            }
        }
    }

    private static bool IsOverride(MethodDefinition method) =>
        method.Attributes.HasFlag(MethodAttributes.Virtual) && !method.Attributes.HasFlag(MethodAttributes.NewSlot);

    private static bool IsOfObject(string name) =>
        typeof(object).GetMethod(name, BindingFlags.Public | BindingFlags.Instance) is not null;

    /// <summary>The named type of a reference; of a generic one, the type without its arguments.</summary>
    private TypeReferenceHandle? TypeOf(EntityHandle handle)
    {
        if (handle.IsNil || handle.Kind == HandleKind.TypeReference)
        {
            return handle.IsNil ? null : (TypeReferenceHandle)handle;
        }

        if (handle.Kind != HandleKind.TypeSpecification)
        {
            return null;
        }

        var blob = reader.GetBlobReader(reader.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
        if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
        {
            return null;
        }

        blob.ReadCompressedInteger(); // Class or value type.
        var type = blob.ReadTypeHandle();
        return type.Kind == HandleKind.TypeReference ? (TypeReferenceHandle)type : null;
    }

    private ContractAssembly? ContractOf(TypeReferenceHandle handle)
    {
        var scope = reader.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.TypeReference => ContractOf((TypeReferenceHandle)scope),
            HandleKind.AssemblyReference => contracts.GetValueOrDefault(
                reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name)
            ),
            _ => null,
        };
    }

    private string NameOf(TypeReferenceHandle handle) => SignatureText.Provider.GetTypeFromReference(reader, handle, 0);
}
