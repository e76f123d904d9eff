using Grpc.Core;
using Grpc.Net.Client;
using PublisherMigration.Hosting.Tests.Support;

namespace PublisherMigration.Hosting.Tests.Security;

public sealed class MethodMatrixOfEmptyServices(MethodMatrixOfEmptyServices.Server server)
    : MethodMatrix,
        IClassFixture<MethodMatrixOfEmptyServices.Server>
{
    protected override TokenIssuer Issuer => server.Issuer;

    protected override GrpcChannel Channel => server.Channel;

    protected override void ShouldBeAdmitted(RpcException? answer) => answer.ShouldBeNull();

    public sealed class Server : IAsyncLifetime
    {
        private HostUnderTest? _host;

        public TokenIssuer Issuer { get; } = new();

        public GrpcChannel Channel { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            _host = await HostUnderTest.StartAsync(settings: Issuer.Settings);
            Channel = _host.Channel();
        }

        public async ValueTask DisposeAsync()
        {
            Channel.Dispose();
            await _host!.DisposeAsync();
            Issuer.Dispose();
        }
    }
}
