using Google.Protobuf;
using Grpc.Core;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Support;

public sealed partial class Portal
{
    public async Task<ImportSummary> ImportAsync(params Tenant[] tenants) =>
        (
            await SendAsync(
                Directory.ImportTenants(Options),
                Messages(tenants, some => new ImportTenantsRequest { Tenants = { some } })
            )
        ).Summary;

    public async Task<ImportSummary> ImportAsync(params PartnerMembership[] memberships) =>
        (
            await SendAsync(
                Directory.ImportPartnerMemberships(Options),
                Messages(memberships, some => new ImportPartnerMembershipsRequest { PartnerMemberships = { some } })
            )
        ).Summary;

    public async Task<ImportSummary> ImportAsync(params PublisherAccount[] accounts) =>
        await ImportAsync(accounts, perMessage: 500);

    public async Task<ImportSummary> ImportAsync(IEnumerable<PublisherAccount> accounts, int perMessage) =>
        (
            await SendAsync(
                Directory.ImportPublishers(Options),
                Messages(accounts, some => new ImportPublishersRequest { Publishers = { some } }, perMessage)
            )
        ).Summary;

    private static IEnumerable<TMessage> Messages<TItem, TMessage>(
        IEnumerable<TItem> items,
        Func<TItem[], TMessage> message,
        int perMessage = 500
    ) => items.Chunk(perMessage).Select(message);

    private static async Task<TResponse> SendAsync<TMessage, TResponse>(
        AsyncClientStreamingCall<TMessage, TResponse> call,
        IEnumerable<TMessage> messages
    )
        where TMessage : IMessage
    {
        using (call)
        {
            foreach (var message in messages)
            {
                try
                {
                    await call.RequestStream.WriteAsync(message);
                }
                catch (RpcException)
                {
                    // The call has ended; its answer says why.
                    break;
                }
            }

            try
            {
                await call.RequestStream.CompleteAsync();
            }
            catch (RpcException)
            {
                // As above.
            }

            return await call;
        }
    }
}
