using Grpc.Core;

namespace PublisherMigration.Hosting.Tests.Support;

/// <summary>A service that somebody mapped without saying who may call it.</summary>
internal sealed class UnlistedService : UnlistedBase
{
    private static readonly Marshaller<string> Text = Marshallers.StringMarshaller;
    private static readonly Method<string, string> Method = new(
        MethodType.Unary,
        "test.v1.Unlisted",
        nameof(UnlistedBase.Peek),
        Text,
        Text
    );

    public static void Bind(ServiceBinderBase binder, UnlistedBase? service) =>
        binder.AddMethod(Method, service is null ? null : service.Peek);
}

[BindServiceMethod(typeof(UnlistedService), nameof(UnlistedService.Bind))]
internal abstract class UnlistedBase
{
    public virtual Task<string> Peek(string request, ServerCallContext context) => Task.FromResult(request);
}
