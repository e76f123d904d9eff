using Google.Protobuf.Reflection;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace PublisherMigration.Api.Reflection;

/// <summary>Everything that a proto file declares.</summary>
internal static class Symbols
{
    public static IEnumerable<string> In(FileDescriptor file) =>
        MessagesIn(file)
            .SelectMany(InMessage)
            .Concat(file.EnumTypes.SelectMany(InEnum))
            .Concat(file.Services.SelectMany(InService))
            .Concat(ExtensionsIn(file).Select(extension => extension.FullName))
            .Distinct(StringComparer.Ordinal);

    public static IEnumerable<MessageDescriptor> MessagesIn(FileDescriptor file) =>
        file.MessageTypes.SelectMany(WithNested);

    public static IEnumerable<FieldDescriptor> ExtensionsIn(FileDescriptor file) =>
        file.Extensions.UnorderedExtensions.Concat(
            MessagesIn(file).SelectMany(message => message.Extensions.UnorderedExtensions)
        );

    private static IEnumerable<MessageDescriptor> WithNested(MessageDescriptor message) =>
        message.NestedTypes.SelectMany(WithNested).Prepend(message);

    private static IEnumerable<string> InMessage(MessageDescriptor message) =>
        message
            .Fields.InDeclarationOrder()
            .Select(field => field.FullName)
            .Concat(message.Oneofs.Select(oneof => oneof.FullName))
            .Concat(message.EnumTypes.SelectMany(InEnum))
            .Prepend(message.FullName);

    private static IEnumerable<string> InEnum(EnumDescriptor type) =>
        type.Values.Select(value => value.FullName).Prepend(type.FullName);

    private static IEnumerable<string> InService(ServiceDescriptor service) =>
        service.Methods.Select(method => method.FullName).Prepend(service.FullName);
}
