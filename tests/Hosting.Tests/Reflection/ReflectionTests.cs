using Google.Protobuf.Reflection;
using Grpc.Core;
using PublisherMigration.Api.Reflection.V1;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Hosting.Tests.Support;
using Question = PublisherMigration.Api.Reflection.V1.ServerReflectionRequest;

namespace PublisherMigration.Hosting.Tests.Reflection;

public sealed class ReflectionTests : IAsyncLifetime
{
    private HostUnderTest _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await HostUnderTest.StartAsync();

    [Fact]
    public async Task Services_AreAllThatAreMapped()
    {
        var answer = await AskAsync(new Question { ListServices = "" });
        answer
            .ListServicesResponse.Service.Select(service => service.Name)
            .ShouldBe([
                "grpc.health.v1.Health",
                "grpc.reflection.v1.ServerReflection",
                "publishermigration.v1.AccountSyncService",
                "publishermigration.v1.DirectoryService",
                "publishermigration.v1.MigrationService",
            ]);
    }

    [Theory]
    [InlineData("publishermigration.v1.MigrationService")]
    [InlineData("publishermigration.v1.MigrationService.GetBanner")]
    [InlineData("publishermigration.v1.GetBannerRequest")]
    [InlineData("publishermigration.v1.GetBannerRequest.publisher_id")]
    public async Task Symbol_ComesWithItsFileFirst_AndEverythingThatThatImports(string symbol)
    {
        var files = Files(await AskAsync(new Question { FileContainingSymbol = symbol }));
        files[0].Name.ShouldBe("publishermigration/v1/migration_service.proto");
        var names = files.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        names.Count.ShouldBe(files.Count);
        files.SelectMany(file => file.Dependency).Except(names, StringComparer.Ordinal).ShouldBeEmpty();
        names.Contains("google/protobuf/timestamp.proto").ShouldBeTrue();
    }

    [Fact]
    public async Task File_IsFoundByItsName()
    {
        var files = Files(await AskAsync(new Question { FileByFilename = "publishermigration/v1/types.proto" }));
        files[0].Package.ShouldBe("publishermigration.v1");
    }

    [Fact]
    public async Task Extension_IsFoundByTypeAndNumber()
    {
        const string Type = "google.protobuf.EnumValueOptions";
        var numbers = await AskAsync(new Question { AllExtensionNumbersOfType = Type });
        numbers.AllExtensionNumbersResponse.BaseTypeName.ShouldBe(Type);
        numbers.AllExtensionNumbersResponse.ExtensionNumber.ShouldBe([50100]);
        var extension = new ExtensionRequest { ContainingType = Type, ExtensionNumber = 50100 };
        var files = Files(await AskAsync(new Question { FileContainingExtension = extension }));
        files[0].Name.ShouldBe(ErrorReasonReflection.Descriptor.Name);
    }

    [Fact]
    public async Task Unknown_IsAnErrorInTheAnswer_AndTheStreamGoesOn()
    {
        using var channel = _host.Channel();
        using var call = new ServerReflection.ServerReflectionClient(channel).ServerReflectionInfo(
            cancellationToken: Cancel
        );
        Question[] unknown =
        [
            new() { FileByFilename = "nothing.proto" },
            new() { FileContainingSymbol = "publishermigration.v1.Nothing" },
            new() { AllExtensionNumbersOfType = "publishermigration.v1.Nothing" },
            new()
            {
                FileContainingExtension = new ExtensionRequest { ContainingType = "x", ExtensionNumber = 1 },
            },
        ];
        foreach (var question in unknown)
        {
            await call.RequestStream.WriteAsync(question, Cancel);
            (await call.ResponseStream.MoveNext(Cancel)).ShouldBeTrue();
            call.ResponseStream.Current.ErrorResponse.ErrorCode.ShouldBe((int)StatusCode.NotFound);
            call.ResponseStream.Current.OriginalRequest.ShouldBe(question);
        }

        await call.RequestStream.CompleteAsync();
        (await call.ResponseStream.MoveNext(Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task IdleStream_DoesNotHoldTheStop()
    {
        await using var host = await HostUnderTest.StartAsync(settings: [new("Shutdown:GracePeriodSeconds", "3600")]);
        using var channel = host.Channel();
        using var call = new ServerReflection.ServerReflectionClient(channel).ServerReflectionInfo(
            cancellationToken: Cancel
        );
        await call.RequestStream.WriteAsync(new Question { ListServices = "" }, Cancel);
        (await call.ResponseStream.MoveNext(Cancel)).ShouldBeTrue();

        // It would wait for the whole grace period if the stream held it.
        await host.App.StopAsync(Cancel).WaitAsync(TimeSpan.FromMinutes(2), TimeProvider.System, Cancel);
    }

    [Fact]
    public async Task SwitchedOff_IsNotThere()
    {
        await using var host = await HostUnderTest.StartAsync(settings: [new("Reflection:Enabled", "false")]);
        using var channel = host.Channel();
        using var call = new ServerReflection.ServerReflectionClient(channel).ServerReflectionInfo(
            cancellationToken: Cancel
        );
        var refused = await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext(Cancel));
        refused.StatusCode.ShouldBe(StatusCode.Unimplemented);
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    private static List<FileDescriptorProto> Files(ServerReflectionResponse answer) =>
        [.. answer.FileDescriptorResponse.FileDescriptorProto.Select(FileDescriptorProto.Parser.ParseFrom)];

    private async Task<ServerReflectionResponse> AskAsync(Question question)
    {
        using var channel = _host.Channel();
        using var call = new ServerReflection.ServerReflectionClient(channel).ServerReflectionInfo(
            cancellationToken: Cancel
        );
        await call.RequestStream.WriteAsync(question, Cancel);
        await call.RequestStream.CompleteAsync();
        (await call.ResponseStream.MoveNext(Cancel)).ShouldBeTrue();
        return call.ResponseStream.Current;
    }
}
