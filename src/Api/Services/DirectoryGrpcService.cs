using Grpc.Core;
using MediatR;
using PublisherMigration.Api.Mapping;
using PublisherMigration.Application.Common.Paging;
using PublisherMigration.Application.Directory;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Services;

/// <summary>Messages in, requests on, messages out; nothing is decided here.</summary>
internal sealed class DirectoryGrpcService(ISender sender, ILogger<DirectoryGrpcService> logger)
    : Proto.DirectoryService.DirectoryServiceBase
{
    public override async Task<Proto.ImportPublishersResponse> ImportPublishers(
        IAsyncStreamReader<Proto.ImportPublishersRequest> requestStream,
        ServerCallContext context
    )
    {
        var caller = context.CallingService();
        var import = new ImportStream<Proto.PublisherAccount>(
            "publishers",
            static publisher => publisher.PublisherId,
            (batch, token) => sender.Send(new ImportPublishers([.. batch.Select(Inputs.Of)], caller), token)
        );
        var summary = await import.RunAsync(requestStream, static m => m.Publishers, context.CancellationToken);
        LogImported("ImportPublishers", summary, context);
        return new Proto.ImportPublishersResponse { Summary = summary };
    }

    public override async Task<Proto.ImportTenantsResponse> ImportTenants(
        IAsyncStreamReader<Proto.ImportTenantsRequest> requestStream,
        ServerCallContext context
    )
    {
        var import = new ImportStream<Proto.Tenant>(
            "tenants",
            static tenant => tenant.TenantId,
            (batch, token) => sender.Send(new ImportTenants([.. batch.Select(Inputs.Of)]), token)
        );
        var summary = await import.RunAsync(requestStream, static m => m.Tenants, context.CancellationToken);
        LogImported("ImportTenants", summary, context);
        return new Proto.ImportTenantsResponse { Summary = summary };
    }

    public override async Task<Proto.ImportPartnerMembershipsResponse> ImportPartnerMemberships(
        IAsyncStreamReader<Proto.ImportPartnerMembershipsRequest> requestStream,
        ServerCallContext context
    )
    {
        var import = new ImportStream<Proto.PartnerMembership>(
            "partner_memberships",
            static membership => membership.MpnId,
            (batch, token) => sender.Send(new ImportPartnerMemberships([.. batch.Select(Inputs.Of)]), token)
        );
        var summary = await import.RunAsync(requestStream, static m => m.PartnerMemberships, context.CancellationToken);
        LogImported("ImportPartnerMemberships", summary, context);
        return new Proto.ImportPartnerMembershipsResponse { Summary = summary };
    }

    public override async Task<Proto.GetPublisherResponse> GetPublisher(
        Proto.GetPublisherRequest request,
        ServerCallContext context
    )
    {
        var publisher = await sender.Send(new GetPublisher(request.PublisherId), context.CancellationToken);
        return new Proto.GetPublisherResponse { Publisher = publisher.ToProto() };
    }

    public override async Task<Proto.ListPublishersResponse> ListPublishers(
        Proto.ListPublishersRequest request,
        ServerCallContext context
    )
    {
        var query = new ListPublishers(new PageRequest(request.PageSize, request.PageToken));
        var page = await sender.Send(query, context.CancellationToken);
        return new Proto.ListPublishersResponse
        {
            Publishers = { page.Items.Select(static view => view.ToProto()) },
            NextPageToken = page.NextToken,
        };
    }

    public override async Task<Proto.GetTenantResponse> GetTenant(
        Proto.GetTenantRequest request,
        ServerCallContext context
    )
    {
        var tenant = await sender.Send(new GetTenant(request.TenantId), context.CancellationToken);
        return new Proto.GetTenantResponse { Tenant = tenant.ToProto() };
    }

    public override async Task<Proto.ListTenantsResponse> ListTenants(
        Proto.ListTenantsRequest request,
        ServerCallContext context
    )
    {
        var query = new ListTenants(new PageRequest(request.PageSize, request.PageToken));
        var page = await sender.Send(query, context.CancellationToken);
        return new Proto.ListTenantsResponse
        {
            Tenants = { page.Items.Select(static view => view.ToProto()) },
            NextPageToken = page.NextToken,
        };
    }

    public override async Task<Proto.GetPartnerMembershipResponse> GetPartnerMembership(
        Proto.GetPartnerMembershipRequest request,
        ServerCallContext context
    )
    {
        var membership = await sender.Send(new GetPartnerMembership(request.MpnId), context.CancellationToken);
        return new Proto.GetPartnerMembershipResponse { PartnerMembership = membership.ToProto() };
    }

    public override async Task<Proto.ListPartnerMembershipsResponse> ListPartnerMemberships(
        Proto.ListPartnerMembershipsRequest request,
        ServerCallContext context
    )
    {
        var query = new ListPartnerMemberships(new PageRequest(request.PageSize, request.PageToken));
        var page = await sender.Send(query, context.CancellationToken);
        return new Proto.ListPartnerMembershipsResponse
        {
            PartnerMemberships = { page.Items.Select(static view => view.ToProto()) },
            NextPageToken = page.NextToken,
        };
    }

    public override async Task<Proto.ResolveDomainResponse> ResolveDomain(
        Proto.ResolveDomainRequest request,
        ServerCallContext context
    )
    {
        var tenant = await sender.Send(new ResolveDomain(request.Domain), context.CancellationToken);
        return new Proto.ResolveDomainResponse { Tenant = tenant.ToProto() };
    }

    private void LogImported(string import, Proto.ImportSummary summary, ServerCallContext context)
    {
        var service = context.CallingService().Service;
        ImportLog.Done(
            logger,
            import,
            service,
            summary.Received,
            summary.Created,
            summary.Updated,
            summary.Unchanged,
            summary.Rejected
        );
    }
}
