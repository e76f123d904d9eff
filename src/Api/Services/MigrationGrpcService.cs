using Grpc.Core;
using MediatR;
using PublisherMigration.Api.Errors;
using PublisherMigration.Api.Mapping;
using PublisherMigration.Application.AccountMigrations;
using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Application.Common.Paging;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Services;

/// <summary>Messages in, requests on, messages out; nothing is decided here.</summary>
internal sealed class MigrationGrpcService(ISender sender, BannerAnswers banners, MigrationWatch watch)
    : Proto.MigrationService.MigrationServiceBase
{
    public override Task<Proto.GetBannerResponse> GetBanner(
        Proto.GetBannerRequest request,
        ServerCallContext context
    ) => banners.GetAsync(request, context);

    public override async Task<Proto.AssessMigrationResponse> AssessMigration(
        Proto.AssessMigrationRequest request,
        ServerCallContext context
    )
    {
        var query = new AssessMigration(
            request.PublisherId,
            Inputs.Of(request.Actor),
            request.WorkEmail,
            request.MpnId,
            context.CallingService()
        );
        var assessment = await sender.Send(query, context.CancellationToken);
        return new Proto.AssessMigrationResponse { Assessment = assessment.ToProto(RequestLanguage.Of(context)) };
    }

    public override async Task<Proto.StartMigrationResponse> StartMigration(
        Proto.StartMigrationRequest request,
        ServerCallContext context
    )
    {
        var command = new StartMigration
        {
            PublisherId = request.PublisherId,
            Actor = Inputs.Of(request.Actor),
            Caller = context.CallingService(),
            WorkEmail = request.WorkEmail,
            AutoComplete = request.AutoComplete,
            RequestId = request.RequestId,
            Fingerprint = Fingerprints.Of(request, static body => body.RequestId = string.Empty, context),
            Etag = request.Etag,
        };
        return new Proto.StartMigrationResponse { Migration = await SendAsync(command, context) };
    }

    public override async Task<Proto.SubmitWorkEmailResponse> SubmitWorkEmail(
        Proto.SubmitWorkEmailRequest request,
        ServerCallContext context
    )
    {
        var command = new SubmitWorkEmail
        {
            PublisherId = request.PublisherId,
            Actor = Inputs.Of(request.Actor),
            Caller = context.CallingService(),
            WorkEmail = request.WorkEmail,
            Member = Inputs.Of(request.Member),
            RequestId = request.RequestId,
            Fingerprint = Fingerprints.Of(request, static body => body.RequestId = string.Empty, context),
            Etag = request.Etag,
        };
        return new Proto.SubmitWorkEmailResponse { Migration = await SendAsync(command, context) };
    }

    public override async Task<Proto.EnrollInPartnerNetworkResponse> EnrollInPartnerNetwork(
        Proto.EnrollInPartnerNetworkRequest request,
        ServerCallContext context
    )
    {
        var command = new EnrollInPartnerNetwork
        {
            PublisherId = request.PublisherId,
            Actor = Inputs.Of(request.Actor),
            Caller = context.CallingService(),
            ExistingMpnId = request.HasExistingMpnId ? request.ExistingMpnId : null,
            NewMembership = request.NewMembership is { } particulars
                ? new NewMembership(particulars.LegalBusinessName, particulars.CountryCode, particulars.ContactEmail)
                : null,
            RequestId = request.RequestId,
            Fingerprint = Fingerprints.Of(request, static body => body.RequestId = string.Empty, context),
            Etag = request.Etag,
        };
        return new Proto.EnrollInPartnerNetworkResponse { Migration = await SendAsync(command, context) };
    }

    public override async Task<Proto.CompleteMigrationResponse> CompleteMigration(
        Proto.CompleteMigrationRequest request,
        ServerCallContext context
    )
    {
        var command = new CompleteMigration
        {
            PublisherId = request.PublisherId,
            Actor = Inputs.Of(request.Actor),
            Caller = context.CallingService(),
            LossDigest = request.LossDigest,
            ValidateOnly = request.ValidateOnly,
            RequestId = request.RequestId,
            Fingerprint = Fingerprints.Of(request, static body => body.RequestId = string.Empty, context),
            Etag = request.Etag,
        };
        return new Proto.CompleteMigrationResponse { Migration = await SendAsync(command, context) };
    }

    public override async Task<Proto.CancelMigrationResponse> CancelMigration(
        Proto.CancelMigrationRequest request,
        ServerCallContext context
    )
    {
        var command = new CancelMigration
        {
            PublisherId = request.PublisherId,
            Actor = Inputs.Of(request.Actor),
            Caller = context.CallingService(),
            Note = request.Note,
            RequestId = request.RequestId,
            Fingerprint = Fingerprints.Of(request, static body => body.RequestId = string.Empty, context),
            Etag = request.Etag,
        };
        return new Proto.CancelMigrationResponse { Migration = await SendAsync(command, context) };
    }

    public override async Task<Proto.GetMigrationResponse> GetMigration(
        Proto.GetMigrationRequest request,
        ServerCallContext context
    )
    {
        var query = new GetMigration(request.PublisherId, Inputs.Of(request.Viewer), context.CallingService());
        var migration = await sender.Send(query, context.CancellationToken);
        return new Proto.GetMigrationResponse { Migration = migration.ToProto(RequestLanguage.Of(context)) };
    }

    public override async Task<Proto.ListMigrationsResponse> ListMigrations(
        Proto.ListMigrationsRequest request,
        ServerCallContext context
    )
    {
        var query = new ListMigrations(
            Filters.Of(request.Filter),
            new PageRequest(request.PageSize, request.PageToken)
        );
        var page = await sender.Send(query, context.CancellationToken);
        var language = RequestLanguage.Of(context);
        return new Proto.ListMigrationsResponse
        {
            Migrations = { page.Items.Select(view => view.ToProto(language)) },
            NextPageToken = page.NextToken,
        };
    }

    public override async Task<Proto.ListMigrationEventsResponse> ListMigrationEvents(
        Proto.ListMigrationEventsRequest request,
        ServerCallContext context
    )
    {
        var query = new ListMigrationEvents(
            request.PublisherId,
            Inputs.Of(request.Viewer),
            new PageRequest(request.PageSize, request.PageToken),
            context.CallingService()
        );
        var page = await sender.Send(query, context.CancellationToken);
        return new Proto.ListMigrationEventsResponse
        {
            Events = { page.Items.Select(static view => view.ToProto()) },
            NextPageToken = page.NextToken,
        };
    }

    public override Task WatchMigrations(
        Proto.WatchMigrationsRequest request,
        IServerStreamWriter<Proto.WatchMigrationsResponse> responseStream,
        ServerCallContext context
    ) => watch.RunAsync(request, responseStream, context.CancellationToken);

    public override async Task<Proto.SummarizeMigrationsResponse> SummarizeMigrations(
        Proto.SummarizeMigrationsRequest request,
        ServerCallContext context
    )
    {
        var summary = await sender.Send(new SummarizeMigrations(Filters.Of(request.Filter)), context.CancellationToken);
        return summary.ToProto();
    }

    public override Task<Proto.ListErrorReasonsResponse> ListErrorReasons(
        Proto.ListErrorReasonsRequest request,
        ServerCallContext context
    ) => Task.FromResult(new Proto.ListErrorReasonsResponse { ErrorReasons = { ErrorReasonCatalogue.Describe() } });

    private async Task<Proto.AccountMigration> SendAsync(MigrationCommand command, ServerCallContext context)
    {
        var migration = await sender.Send(command, context.CancellationToken);
        return migration.ToProto(RequestLanguage.Of(context));
    }
}
