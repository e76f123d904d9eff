using System.Reflection;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace PublisherMigration.Api.Reflection;

/// <summary>Finds the descriptors of the services that are mapped.</summary>
internal static class MappedServices
{
    public static IReadOnlyCollection<ServiceDescriptor> In(EndpointDataSource mapped) =>
        [
            .. mapped
                .Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.ServiceType)
                .OfType<Type>()
                .Distinct()
                .Select(Descriptor)
                .OfType<ServiceDescriptor>(),
        ];

    // The generated base class names the class that declares it, and that one has the descriptor.
    private static ServiceDescriptor? Descriptor(Type service)
    {
        for (var type = service; type is not null; type = type.BaseType)
        {
            if (type.GetCustomAttribute<BindServiceMethodAttribute>(inherit: false) is { BindType: var declaring })
            {
                return declaring.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null)
                    as ServiceDescriptor;
            }
        }

        return null;
    }
}
