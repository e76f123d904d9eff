using Grpc.Core;
using PublisherMigration.Api.Health.V1;
using PublisherMigration.Api.Hosting;
using PublisherMigration.Contracts.V1;
using Answer = PublisherMigration.Api.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace PublisherMigration.Api.Health;

/// <summary>The services share one store and one process, so they share one status.</summary>
internal sealed class HealthGrpcService(ServingStatus status, IShutdownSignal shutdown) : V1.Health.HealthBase
{
    private static readonly HealthCheckResponse Serving = new() { Status = Answer.Serving };
    private static readonly HealthCheckResponse NotServing = new() { Status = Answer.NotServing };
    private static readonly HealthCheckResponse Unknown = new() { Status = Answer.ServiceUnknown };

    private static readonly string[] Known =
    [
        "",
        MigrationService.Descriptor.FullName,
        AccountSyncService.Descriptor.FullName,
        DirectoryService.Descriptor.FullName,
    ];

    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context) =>
        IsKnown(request)
            ? Task.FromResult(AnswerFor(status.IsServing))
            : throw new RpcException(new Status(StatusCode.NotFound, "No such service."));

    public override Task<HealthListResponse> List(HealthListRequest request, ServerCallContext context)
    {
        var answer = new HealthListResponse();
        foreach (var service in Known)
        {
            answer.Statuses.Add(service, AnswerFor(status.IsServing));
        }

        return Task.FromResult(answer);
    }

    public override async Task Watch(
        HealthCheckRequest request,
        IServerStreamWriter<HealthCheckResponse> responseStream,
        ServerCallContext context
    )
    {
        var known = IsKnown(request);
        var state = status.Current;
        await responseStream.WriteAsync(known ? AnswerFor(state.IsServing) : Unknown, context.CancellationToken);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, shutdown.Draining);
        try
        {
            while (true)
            {
                // A change that is there already goes out even when the service drains: it is the last word.
                state = state.Next.IsCompleted ? await state.Next : await state.Next.WaitAsync(ends.Token);
                if (known)
                {
                    await responseStream.WriteAsync(AnswerFor(state.IsServing), context.CancellationToken);
                }
            }
        }
        catch (OperationCanceledException) when (shutdown.Draining.IsCancellationRequested)
        {
            await SendWhatIsLeft(known ? state : null, responseStream, context.CancellationToken);
        }
    }

    // The drain changes the state before it cancels the wait, but which of the two the watcher sees first is open.
    private static async Task SendWhatIsLeft(
        ServingState? state,
        IServerStreamWriter<HealthCheckResponse> responseStream,
        CancellationToken cancel
    )
    {
        while (state is { Next: { IsCompleted: true } next })
        {
            state = await next;
            await responseStream.WriteAsync(AnswerFor(state.IsServing), cancel);
        }
    }

    private static bool IsKnown(HealthCheckRequest request) => Array.IndexOf(Known, request.Service) >= 0;

    private static HealthCheckResponse AnswerFor(bool serving) => serving ? Serving : NotServing;
}
