using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Shouldly;

namespace PublisherMigration.Compat.Tests.References;

/// <summary>The reference test finds what is missing: here an assembly is made that asks for it.</summary>
public sealed class ReferenceCanaryTests
{
    private static readonly Action<ReturnTypeEncoder> Text = returns => returns.Type().String();
    private static readonly Action<ParametersEncoder> OneText = parameters => parameters.AddParameter().Type().String();
    private static readonly Action<ParametersEncoder> OneNumber = parameters =>
        parameters.AddParameter().Type().Int32();

    [Fact]
    public void Member_WhenThere_IsFound() => Lacking("Metadata", "GetValue", OneText).ShouldBeEmpty();

    [Fact]
    public void Member_WhenItsNameIsMissing_IsNamed() =>
        Lacking("Metadata", "GetValues", OneText)
            .ShouldHaveSingleItem()
            .ShouldBe("Grpc.Core.Api: Grpc.Core.Metadata.GetValues as String `0(String)");

    [Fact]
    public void Member_WhenItsSignatureDiffers_IsNamed() =>
        Lacking("Metadata", "GetValue", OneNumber)
            .ShouldHaveSingleItem()
            .ShouldBe("Grpc.Core.Api: Grpc.Core.Metadata.GetValue as String `0(Int32)");

    [Fact]
    public void Member_WhenInternal_IsNamed() =>
        Lacking("Metadata", "Freeze", _ => { }, ReturnsMetadata).ShouldHaveSingleItem().ShouldContain("Freeze");

    [Fact]
    public void Type_WhenMissing_IsNamed() =>
        Lacking("NoSuchType", "GetValue", OneText)
            .ShouldBe([
                "Grpc.Core.Api: type Grpc.Core.NoSuchType",
                "Grpc.Core.Api: Grpc.Core.NoSuchType.GetValue as String `0(String)",
            ]);

    [Fact]
    public void Override_WhenItsBaseIsMissing_IsNamed() =>
        Lacking("SerializationContext", "CompleteAll", OneText, overridden: true)
            .ShouldHaveSingleItem()
            .ShouldBe("Grpc.Core.Api: virtual Grpc.Core.SerializationContext.CompleteAll as String `0(String)");

    private static void ReturnsMetadata(ReturnTypeEncoder returns, EntityHandle type) =>
        returns.Type().Type(type, isValueType: false);

    private static IReadOnlyList<string> Lacking(
        string type,
        string member,
        Action<ParametersEncoder> parameters,
        Action<ReturnTypeEncoder, EntityHandle>? returns = null,
        bool overridden = false
    )
    {
        using AssemblyFiles files = new();
        var image = Image(type, member, parameters, returns ?? ((encoder, _) => Text(encoder)), overridden);
        using var provider = MetadataReaderProvider.FromMetadataImage([.. image]);
        return new ContractReferences(provider.GetMetadataReader(), files.StandIns()).Lacking();
    }

    private static byte[] Image(
        string type,
        string member,
        Action<ParametersEncoder> parameters,
        Action<ReturnTypeEncoder, EntityHandle> returns,
        bool overridden
    )
    {
        MetadataBuilder metadata = new();
        metadata.AddModule(0, metadata.GetOrAddString("canary"), metadata.GetOrAddGuid(Guid.Empty), default, default);
        metadata.AddAssembly(metadata.GetOrAddString("canary"), new Version(1, 0), default, default, default, default);
        var assembly = metadata.AddAssemblyReference(
            metadata.GetOrAddString("Grpc.Core.Api"),
            new Version(2, 0),
            default,
            default,
            default,
            default
        );
        var reference = metadata.AddTypeReference(
            assembly,
            metadata.GetOrAddString("Grpc.Core"),
            metadata.GetOrAddString(type)
        );
        BlobBuilder blob = new();
        var count = ParameterCount(parameters);
        new BlobEncoder(blob)
            .MethodSignature(isInstanceMethod: true)
            .Parameters(count, encoder => returns(encoder, reference), parameters);
        var signature = metadata.GetOrAddBlob(blob);
        AddType(metadata, "<Module>", default, MetadataTokens.MethodDefinitionHandle(1));
        if (overridden)
        {
            AddType(metadata, "Derived", reference, MetadataTokens.MethodDefinitionHandle(1));
            metadata.AddMethodDefinition(
                MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig,
                MethodImplAttributes.IL,
                metadata.GetOrAddString(member),
                signature,
                bodyOffset: -1,
                MetadataTokens.ParameterHandle(1)
            );
        }
        else
        {
            metadata.AddMemberReference(reference, metadata.GetOrAddString(member), signature);
        }

        BlobBuilder image = new();
        new MetadataRootBuilder(metadata).Serialize(image, methodBodyStreamRva: 0, mappedFieldDataStreamRva: 0);
        return image.ToArray();
    }

    private static int ParameterCount(Action<ParametersEncoder> parameters)
    {
        BlobBuilder probe = new();
        parameters(new ParametersEncoder(probe));
        return probe.Count == 0 ? 0 : 1;
    }

    private static void AddType(
        MetadataBuilder metadata,
        string name,
        EntityHandle baseType,
        MethodDefinitionHandle firstMethod
    ) =>
        metadata.AddTypeDefinition(
            TypeAttributes.Class,
            default,
            metadata.GetOrAddString(name),
            baseType,
            MetadataTokens.FieldDefinitionHandle(1),
            firstMethod
        );
}
