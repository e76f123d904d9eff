using System.Collections.Concurrent;
using Grpc.Core;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Tests.Support;

/// <summary>DirectoryService that takes every item but those whose name asks to be refused.</summary>
internal sealed class FakeDirectory : DirectoryService.DirectoryServiceBase
{
    public const string RefusedName = "Refuse me";

    public ConcurrentQueue<string> Order { get; } = new();
    public ConcurrentQueue<int> MessageSizes { get; } = new();
    public StatusCode? EndAtFirstMessage { get; set; }

    public override async Task<ImportTenantsResponse> ImportTenants(
        IAsyncStreamReader<ImportTenantsRequest> requestStream,
        ServerCallContext context
    )
    {
        Order.Enqueue("tenants");
        ImportSummary summary = await TakeAsync(
            requestStream,
            static r => r.Tenants,
            static t => (t.TenantId, t.DisplayName)
        );
        return new ImportTenantsResponse { Summary = summary };
    }

    public override async Task<ImportPartnerMembershipsResponse> ImportPartnerMemberships(
        IAsyncStreamReader<ImportPartnerMembershipsRequest> requestStream,
        ServerCallContext context
    )
    {
        Order.Enqueue("memberships");
        ImportSummary summary = await TakeAsync(
            requestStream,
            static r => r.PartnerMemberships,
            static m => (m.MpnId, "")
        );
        return new ImportPartnerMembershipsResponse { Summary = summary };
    }

    public override async Task<ImportPublishersResponse> ImportPublishers(
        IAsyncStreamReader<ImportPublishersRequest> requestStream,
        ServerCallContext context
    )
    {
        Order.Enqueue("publishers");
        ImportSummary summary = await TakeAsync(
            requestStream,
            static r => r.Publishers,
            static p => (p.PublisherId, p.DisplayName)
        );
        return new ImportPublishersResponse { Summary = summary };
    }

    private async Task<ImportSummary> TakeAsync<TRequest, TItem>(
        IAsyncStreamReader<TRequest> stream,
        Func<TRequest, IReadOnlyCollection<TItem>> items,
        Func<TItem, (string Id, string Name)> describe
    )
    {
        ImportSummary summary = new();
        await foreach (TRequest request in stream.ReadAllAsync())
        {
            if (EndAtFirstMessage is { } status)
            {
                throw new RpcException(new Status(status, "Not now"));
            }

            MessageSizes.Enqueue(items(request).Count);
            foreach (TItem item in items(request))
            {
                (string id, string name) = describe(item);
                Judge(summary, id, name);
            }
        }

        return summary;
    }

    private static void Judge(ImportSummary summary, string id, string name)
    {
        if (string.Equals(name, RefusedName, StringComparison.Ordinal))
        {
            ItemError error = new() { Reason = ErrorReason.RequestInvalid, Message = "The name will not do." };
            summary.Rejections.Add(
                new ImportRejection
                {
                    Index = summary.Received,
                    Id = id,
                    Error = error,
                }
            );
            summary.Rejected++;
        }
        else
        {
            summary.Created++;
        }

        summary.Received++;
    }
}
