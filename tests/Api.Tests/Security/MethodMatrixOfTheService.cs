using Grpc.Net.Client;
using PublisherMigration.Hosting.Tests.Security;
using PublisherMigration.Hosting.Tests.Support;

namespace PublisherMigration.Api.Tests.Security;

/// <summary>Nobody gets in: every method of the whole service against every kind of bad credential.</summary>
public sealed class MethodMatrixOfTheService(SecuredService service) : MethodMatrix, IClassFixture<SecuredService>
{
    protected override TokenIssuer Issuer => service.Issuer;

    protected override GrpcChannel Channel => service.Running.Channel;
}
