using Google.Protobuf;
using Grpc.Core;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Tests.Support;

/// <summary>MigrationService as a script: each request type has an answer, every request is kept.</summary>
internal sealed class FakeMigrations : MigrationService.MigrationServiceBase
{
    private readonly Script script = new();

    public Metadata LastHeaders => script.LastHeaders;
    public Func<
        WatchMigrationsRequest,
        IServerStreamWriter<WatchMigrationsResponse>,
        ServerCallContext,
        Task
    > Watch { get; set; } = static (_, _, _) => Task.CompletedTask;

    public void On<TRequest>(Func<TRequest, IMessage> answer)
        where TRequest : IMessage => script.On(answer);

    public IReadOnlyList<TRequest> Received<TRequest>() => script.Received<TRequest>();

    public override Task<GetBannerResponse> GetBanner(GetBannerRequest request, ServerCallContext context) =>
        Answer<GetBannerResponse>(request, context);

    public override Task<AssessMigrationResponse> AssessMigration(
        AssessMigrationRequest request,
        ServerCallContext context
    ) => Answer<AssessMigrationResponse>(request, context);

    public override Task<StartMigrationResponse> StartMigration(
        StartMigrationRequest request,
        ServerCallContext context
    ) => Answer<StartMigrationResponse>(request, context);

    public override Task<SubmitWorkEmailResponse> SubmitWorkEmail(
        SubmitWorkEmailRequest request,
        ServerCallContext context
    ) => Answer<SubmitWorkEmailResponse>(request, context);

    public override Task<EnrollInPartnerNetworkResponse> EnrollInPartnerNetwork(
        EnrollInPartnerNetworkRequest request,
        ServerCallContext context
    ) => Answer<EnrollInPartnerNetworkResponse>(request, context);

    public override Task<CompleteMigrationResponse> CompleteMigration(
        CompleteMigrationRequest request,
        ServerCallContext context
    ) => Answer<CompleteMigrationResponse>(request, context);

    public override Task<CancelMigrationResponse> CancelMigration(
        CancelMigrationRequest request,
        ServerCallContext context
    ) => Answer<CancelMigrationResponse>(request, context);

    public override Task<GetMigrationResponse> GetMigration(GetMigrationRequest request, ServerCallContext context) =>
        Answer<GetMigrationResponse>(request, context);

    public override Task<ListMigrationsResponse> ListMigrations(
        ListMigrationsRequest request,
        ServerCallContext context
    ) => Answer<ListMigrationsResponse>(request, context);

    public override Task<ListMigrationEventsResponse> ListMigrationEvents(
        ListMigrationEventsRequest request,
        ServerCallContext context
    ) => Answer<ListMigrationEventsResponse>(request, context);

    public override Task<SummarizeMigrationsResponse> SummarizeMigrations(
        SummarizeMigrationsRequest request,
        ServerCallContext context
    ) => Answer<SummarizeMigrationsResponse>(request, context);

    public override Task<ListErrorReasonsResponse> ListErrorReasons(
        ListErrorReasonsRequest request,
        ServerCallContext context
    ) => Answer<ListErrorReasonsResponse>(request, context);

    public override Task WatchMigrations(
        WatchMigrationsRequest request,
        IServerStreamWriter<WatchMigrationsResponse> responseStream,
        ServerCallContext context
    )
    {
        script.Keep(request);
        return Watch(request, responseStream, context);
    }

    private Task<T> Answer<T>(IMessage request, ServerCallContext context) => script.AnswerAsync<T>(request, context);
}
