using Google.Protobuf.Reflection;
using Grpc.Core;
using PublisherMigration.Api.Hosting;
using PublisherMigration.Api.Reflection.V1;
using Question = PublisherMigration.Api.Reflection.V1.ServerReflectionRequest;

namespace PublisherMigration.Api.Reflection;

internal sealed class ReflectionGrpcService(EndpointDataSource mapped, IShutdownSignal shutdown)
    : ServerReflection.ServerReflectionBase
{
    // At the first question: all services are mapped by then, and a start without questions pays nothing.
    private readonly Lazy<ServedFiles> _files = new(() => new ServedFiles(MappedServices.In(mapped)));

    public override async Task ServerReflectionInfo(
        IAsyncStreamReader<Question> requestStream,
        IServerStreamWriter<ServerReflectionResponse> responseStream,
        ServerCallContext context
    )
    {
        var cancel = context.CancellationToken;
        try
        {
            while (await requestStream.MoveNext(cancel).WaitAsync(shutdown.Draining))
            {
                await responseStream.WriteAsync(Answer(requestStream.Current), cancel);
            }
        }
        catch (OperationCanceledException) when (shutdown.Draining.IsCancellationRequested)
        {
            // Nobody waits for a client that only keeps its stream open.
        }
    }

    private ServerReflectionResponse Answer(Question question)
    {
        var answer = new ServerReflectionResponse { ValidHost = question.Host, OriginalRequest = question };
        var files = _files.Value;
        switch (question.MessageRequestCase)
        {
            case Question.MessageRequestOneofCase.FileByFilename:
                return With(answer, files.ByName(question.FileByFilename));
            case Question.MessageRequestOneofCase.FileContainingSymbol:
                return With(answer, files.BySymbol(question.FileContainingSymbol));
            case Question.MessageRequestOneofCase.FileContainingExtension:
                var extension = question.FileContainingExtension;
                return With(answer, files.ByExtension(extension.ContainingType, extension.ExtensionNumber));
            case Question.MessageRequestOneofCase.AllExtensionNumbersOfType:
                return With(answer, files, question.AllExtensionNumbersOfType);
            case Question.MessageRequestOneofCase.ListServices:
                var services = files.Services.Select(name => new ServiceResponse { Name = name });
                answer.ListServicesResponse = new ListServiceResponse { Service = { services } };
                return answer;
            case Question.MessageRequestOneofCase.None:
            default:
                return Without(answer, StatusCode.InvalidArgument, "The question is missing.");
        }
    }

    private static ServerReflectionResponse With(ServerReflectionResponse answer, FileDescriptor? file)
    {
        if (file is null)
        {
            return Without(answer, StatusCode.NotFound, "No such file or symbol.");
        }

        var files = ServedFiles.WithImports(file).Select(found => found.SerializedData);
        answer.FileDescriptorResponse = new FileDescriptorResponse { FileDescriptorProto = { files } };
        return answer;
    }

    private static ServerReflectionResponse With(ServerReflectionResponse answer, ServedFiles files, string type)
    {
        if (!files.Types.Contains(type))
        {
            return Without(answer, StatusCode.NotFound, "No such message.");
        }

        var numbers = new ExtensionNumberResponse
        {
            BaseTypeName = type,
            ExtensionNumber = { files.ExtensionsOf(type) },
        };
        answer.AllExtensionNumbersResponse = numbers;
        return answer;
    }

    private static ServerReflectionResponse Without(ServerReflectionResponse answer, StatusCode code, string why)
    {
        answer.ErrorResponse = new ErrorResponse { ErrorCode = (int)code, ErrorMessage = why };
        return answer;
    }
}
