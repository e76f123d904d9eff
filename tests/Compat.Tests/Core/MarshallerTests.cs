using System.Buffers;
using System.Text;
using Grpc.Core;
using Shouldly;

namespace PublisherMigration.Compat.Tests.Core;

public sealed class MarshallerTests
{
    [Fact]
    public void String_ComesBackFromUtf8()
    {
        var marshaller = Marshallers.StringMarshaller;

        marshaller.Serializer("é").ShouldBe([0xC3, 0xA9]);
        marshaller.Deserializer([0xC3, 0xA9]).ShouldBe("é");
    }

    [Fact]
    public void Contextual_WhenUsedPlainly_GivesTheSameBytes()
    {
        var marshaller = Marshallers.Create<string>(
            (text, context) =>
            {
                context.SetPayloadLength(text.Length);
                context.GetBufferWriter().Write(Encoding.ASCII.GetBytes(text));
                context.Complete();
            },
            context => Encoding.ASCII.GetString(context.PayloadAsReadOnlySequence())
        );

        marshaller.Deserializer(marshaller.Serializer("abc")).ShouldBe("abc");
    }

    [Fact]
    public void Contextual_WhenTheMessageIsNotCompletedOnce_Throws()
    {
        var never = Marshallers.Create<string>((_, _) => { }, _ => "");
        var twice = Marshallers.Create<string>(
            (_, context) =>
            {
                context.Complete([]);
                context.Complete([]);
            },
            _ => ""
        );

        Should.Throw<InvalidOperationException>(() => never.Serializer("x"));
        Should.Throw<InvalidOperationException>(() => twice.Serializer("x"));
    }

    [Fact]
    public void Plain_WhenUsedWithAContext_GivesTheSameBytes()
    {
        var plain = Marshallers.Create(Encoding.ASCII.GetBytes, Encoding.ASCII.GetString);

        Marshallers
            .Create(plain.ContextualSerializer, plain.ContextualDeserializer)
            .Serializer("abc")
            .ShouldBe("abc"u8.ToArray());
    }

    [Fact]
    public void Method_NamesItsPath()
    {
        Method<string, string> method = new(
            MethodType.Unary,
            "package.Service",
            "Do",
            Marshallers.StringMarshaller,
            Marshallers.StringMarshaller
        );

        method.FullName.ShouldBe("/package.Service/Do");
        Should.Throw<ArgumentNullException>(() =>
            new Method<string, string>(MethodType.Unary, "s", "m", null!, Marshallers.StringMarshaller)
        );
    }
}
