using Grpc.Core;

namespace PublisherMigration.Hosting.Tests.Support;

internal static class Bearer
{
    public static Metadata Header(string? token) =>
        token is null ? [] : new Metadata { { "authorization", $"Bearer {token}" } };
}
