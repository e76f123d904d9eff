using System.Diagnostics;
using System.Net;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Harness.Fleet;

/// <summary>Sends messages that are encoded already, so that encoding them is no part of what is timed.</summary>
internal sealed class FleetImport(IPEndPoint server) : IDisposable
{
    private static readonly Marshaller<byte[]> Octets = Marshallers.Create(octets => octets, octets => octets);

    private readonly GrpcChannel channel = GrpcChannel.ForAddress($"http://{server}");

    /// <summary>Tenants and memberships, which the accounts are judged against.</summary>
    public async Task DirectoriesAsync(CancellationToken cancellation)
    {
        var tenants = Method(
            nameof(DirectoryService.DirectoryServiceClient.ImportTenants),
            ImportTenantsResponse.Parser
        );
        await SendAsync(tenants, FleetData.TenantMessages(), answer => answer.Summary, cancellation);
        var memberships = Method(
            nameof(DirectoryService.DirectoryServiceClient.ImportPartnerMemberships),
            ImportPartnerMembershipsResponse.Parser
        );
        await SendAsync(memberships, FleetData.MembershipMessages(), answer => answer.Summary, cancellation);
    }

    /// <summary>Answers the time from the first message to the response.</summary>
    public Task<TimeSpan> PublishersAsync(IEnumerable<byte[]> messages, CancellationToken cancellation)
    {
        var method = Method(
            nameof(DirectoryService.DirectoryServiceClient.ImportPublishers),
            ImportPublishersResponse.Parser
        );
        return SendAsync(method, messages, answer => answer.Summary, cancellation);
    }

    public void Dispose() => channel.Dispose();

    private static Method<byte[], T> Method<T>(string name, MessageParser<T> parser)
        where T : IMessage<T> =>
        new(
            MethodType.ClientStreaming,
            DirectoryService.Descriptor.FullName,
            name,
            Octets,
            Marshallers.Create<T>(answer => answer.ToByteArray(), parser.ParseFrom)
        );

    private async Task<TimeSpan> SendAsync<T>(
        Method<byte[], T> method,
        IEnumerable<byte[]> messages,
        Func<T, ImportSummary> summary,
        CancellationToken cancellation
    )
        where T : class
    {
        var options = new CallOptions(cancellationToken: cancellation);
        var started = Stopwatch.GetTimestamp();
        using var call = channel.CreateCallInvoker().AsyncClientStreamingCall(method, null, options);
        foreach (var message in messages)
        {
            await call.RequestStream.WriteAsync(message, cancellation);
        }

        await call.RequestStream.CompleteAsync();
        var answer = summary(await call.ResponseAsync);
        var elapsed = Stopwatch.GetElapsedTime(started);
        return answer.Rejected == 0
            ? elapsed
            : throw new BenchException($"{method.Name} refused {answer.Rejected} items, first {answer.Rejections[0]}");
    }
}
