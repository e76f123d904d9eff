using System.Reflection;
using System.Reflection.Metadata;

namespace PublisherMigration.Compat.Tests.References;

/// <summary>What one stand-in has for the assemblies that refer to it.</summary>
internal sealed class ContractAssembly
{
    private readonly MetadataReader reader;
    private readonly Dictionary<string, TypeDefinitionHandle> types;

    public ContractAssembly(MetadataReader reader)
    {
        this.reader = reader;
        types = reader.TypeDefinitions.ToDictionary(
            handle => SignatureText.Provider.GetTypeFromDefinition(reader, handle, 0),
            StringComparer.Ordinal
        );
    }

    public string Name => reader.GetString(reader.GetAssemblyDefinition().Name);

    public bool HasType(string type, string consumer) =>
        types.TryGetValue(type, out var handle)
        && (reader.GetTypeDefinition(handle).Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public
            or TypeAttributes.NestedPublic
            or TypeAttributes.NestedFamily
            or TypeAttributes.NestedFamORAssem => true,
            TypeAttributes.NotPublic or TypeAttributes.NestedAssembly => IsFriend(consumer),
            _ => false,
        };

    /// <summary>Whether the type, or a type of this assembly that it derives from, has the member.</summary>
    public bool HasMember(string type, string name, string signature, string consumer) =>
        types.TryGetValue(type, out var handle) && HasMember(handle, name, signature, consumer);

    /// <summary>Whether a method of a derived type finds a virtual method to override.</summary>
    public bool HasVirtual(string type, string name, string signature) =>
        types.TryGetValue(type, out var handle)
        && reader
            .GetTypeDefinition(handle)
            .GetMethods()
            .Select(reader.GetMethodDefinition)
            .Any(method =>
                method.Attributes.HasFlag(MethodAttributes.Virtual)
                && !method.Attributes.HasFlag(MethodAttributes.Final)
                && Is(method, name, signature)
            );

    private bool HasMember(TypeDefinitionHandle handle, string name, string signature, string consumer)
    {
        var type = reader.GetTypeDefinition(handle);
        return type.GetMethods()
                .Select(reader.GetMethodDefinition)
                .Any(method => IsSeen(method.Attributes, consumer) && Is(method, name, signature))
            || type.GetFields()
                .Select(reader.GetFieldDefinition)
                .Any(field =>
                    (field.Attributes & FieldAttributes.FieldAccessMask) == FieldAttributes.Public
                    && reader.StringComparer.Equals(field.Name, name)
                    && string.Equals(
                        field.DecodeSignature(SignatureText.Provider, null),
                        signature,
                        StringComparison.Ordinal
                    )
                )
            || (
                type.BaseType.Kind == HandleKind.TypeDefinition
                && HasMember((TypeDefinitionHandle)type.BaseType, name, signature, consumer)
            );
    }

    private bool Is(MethodDefinition method, string name, string signature) =>
        reader.StringComparer.Equals(method.Name, name)
        && string.Equals(
            SignatureText.Of(method.DecodeSignature(SignatureText.Provider, null)),
            signature,
            StringComparison.Ordinal
        );

    private bool IsSeen(MethodAttributes attributes, string consumer) =>
        (attributes & MethodAttributes.MemberAccessMask) switch
        {
            MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem => true,
            MethodAttributes.Assembly => IsFriend(consumer),
            _ => false,
        };

    private bool IsFriend(string consumer) =>
        reader
            .GetAssemblyDefinition()
            .GetCustomAttributes()
            .Select(reader.GetCustomAttribute)
            .Select(attribute => reader.GetBlobReader(attribute.Value))
            .Any(value => NamesFriend(value, consumer));

    private static bool NamesFriend(BlobReader value, string consumer)
    {
        const int prolog = 2;
        if (value.Length <= prolog)
        {
            return false;
        }

        value.Offset = prolog;
        // Only a friend's name is followed by its key.
        return value.TryReadCompressedInteger(out var length)
            && length <= value.RemainingBytes
            && value.ReadUTF8(length).StartsWith(consumer + ", PublicKey=", StringComparison.Ordinal);
    }
}
