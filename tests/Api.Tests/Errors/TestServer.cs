using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PublisherMigration.Api.Errors;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Errors;

/// <summary>A real server on a loopback port, whose methods do what the test says.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private TestServer(WebApplication app, GrpcChannel channel, LogLines log) =>
        (this.app, Channel, Log) = (app, channel, log);

    public GrpcChannel Channel { get; }

    public LogLines Log { get; }

    public MigrationService.MigrationServiceClient Migrations => new(Channel);

    public DirectoryService.DirectoryServiceClient Directory => new(Channel);

    public static async Task<TestServer> Start(Func<ServerCallContext, Task> behaviour)
    {
        var log = new LogLines();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel(k =>
            k.Listen(System.Net.IPAddress.Loopback, 0, l => l.Protocols = HttpProtocols.Http2)
        );
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        // As in service: no span is made for a call of which nobody exports traces.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Services.AddSingleton(behaviour);
        builder.Services.AddRichErrors();
        builder.Services.AddGrpc(o =>
        {
            o.Interceptors.Add<ErrorInterceptor>();
            o.Interceptors.Add<ThrowingInterceptor>();
        });
        var host = builder.Build();
        host.UseRichErrors();
        host.MapGrpcService<MigrationStub>();
        host.MapGrpcService<ImportStub>();
        await host.StartAsync(TestContext.Current.CancellationToken);
        var address = host
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.Single();
        return new TestServer(host, GrpcChannel.ForAddress(address), log);
    }

    public static Task<TestServer> Throwing(Exception exception) => Start(_ => throw exception);

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await app.DisposeAsync();
    }

    private sealed class ThrowingInterceptor : Grpc.Core.Interceptors.Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request,
            ServerCallContext context,
            UnaryServerMethod<TRequest, TResponse> continuation
        ) =>
            context.RequestHeaders.Get("interceptor-fails") is null
                ? continuation(request, context)
                : throw new InvalidOperationException("secret of an interceptor");
    }

    private sealed class MigrationStub(Func<ServerCallContext, Task> behaviour) : MigrationService.MigrationServiceBase
    {
        public override async Task<GetBannerResponse> GetBanner(GetBannerRequest request, ServerCallContext context)
        {
            await behaviour(context);
            return new GetBannerResponse();
        }

        public override async Task WatchMigrations(
            WatchMigrationsRequest request,
            IServerStreamWriter<WatchMigrationsResponse> responseStream,
            ServerCallContext context
        )
        {
            await responseStream.WriteAsync(
                new WatchMigrationsResponse { ResumeToken = "first" },
                context.CancellationToken
            );
            await behaviour(context);
        }
    }

    private sealed class ImportStub(Func<ServerCallContext, Task> behaviour) : DirectoryService.DirectoryServiceBase
    {
        public override async Task<ImportTenantsResponse> ImportTenants(
            IAsyncStreamReader<ImportTenantsRequest> requestStream,
            ServerCallContext context
        )
        {
            while (await requestStream.MoveNext(context.CancellationToken))
            {
                await behaviour(context);
            }

            return new ImportTenantsResponse();
        }
    }

    internal sealed class LogLines : ILoggerProvider
    {
        private readonly ConcurrentQueue<(LogLevel Level, string Category, string Text)> lines = new();

        public IReadOnlyCollection<(LogLevel Level, string Category, string Text)> All => lines;

        public IEnumerable<string> OfErrors => lines.Where(l => l.Level >= LogLevel.Error).Select(l => l.Text);

        public ILogger CreateLogger(string categoryName) => new Lines(categoryName, lines);

        public void Dispose() { }

        private sealed class Lines(string category, ConcurrentQueue<(LogLevel, string, string)> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(
                LogLevel logLevel,
                EventId eventId,
                TState state,
                Exception? exception,
                Func<TState, Exception?, string> formatter
            ) => lines.Enqueue((logLevel, category, $"{formatter(state, exception)} {exception}"));
        }
    }
}
