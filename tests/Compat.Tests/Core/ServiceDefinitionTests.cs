using Grpc.Core;
using PublisherMigration.Compat.Tests.EndToEnd;
using PublisherMigration.Compat.Tests.V1;
using Shouldly;

namespace PublisherMigration.Compat.Tests.Core;

public sealed class ServiceDefinitionTests
{
    private static readonly Method<string, string> Method = new(
        MethodType.Unary,
        "package.Service",
        "Do",
        Marshallers.StringMarshaller,
        Marshallers.StringMarshaller
    );

    [Fact]
    public void AddMethod_WhenTheNameIsTaken_Throws()
    {
        UnaryServerMethod<string, string> handler = (request, _) => Task.FromResult(request);
        var builder = ServerServiceDefinition.CreateBuilder().AddMethod(Method, handler);

        Should.Throw<ArgumentException>(() => builder.AddMethod(Method, handler));
    }

    [Fact]
    public void BindService_WhenGenerated_AddsEveryMethod()
    {
        Names names = new();

        EchoService.BindService(names, new EchoGrpcService());

        names.Added.ShouldBe(["Unary Say", "ClientStreaming Gather", "ServerStreaming Repeat", "DuplexStreaming Chat"]);
        EchoService.BindService(new EchoGrpcService()).ShouldNotBeNull();
    }

    [Fact]
    public void Binder_WhenNotOverridden_Throws() =>
        Should.Throw<NotImplementedException>(() =>
            new ServiceBinderBase().AddMethod(Method, (UnaryServerMethod<string, string>?)null)
        );

    [Fact]
    public void BindServiceMethod_OfAGeneratedBase_NamesTheBinder()
    {
        var attribute = typeof(EchoGrpcService)
            .GetCustomAttributes(typeof(BindServiceMethodAttribute), inherit: true)
            .ShouldHaveSingleItem()
            .ShouldBeOfType<BindServiceMethodAttribute>();

        attribute.BindType.ShouldBe(typeof(EchoService));
        attribute.BindMethodName.ShouldBe("BindService");
    }

    private sealed class Names : ServiceBinderBase
    {
        public List<string> Added { get; } = [];

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            UnaryServerMethod<TRequest, TResponse>? handler
        ) => Add(method);

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            ClientStreamingServerMethod<TRequest, TResponse>? handler
        ) => Add(method);

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            ServerStreamingServerMethod<TRequest, TResponse>? handler
        ) => Add(method);

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            DuplexStreamingServerMethod<TRequest, TResponse>? handler
        ) => Add(method);

        private void Add(IMethod method) => Added.Add($"{method.Type} {method.Name}");
    }
}
