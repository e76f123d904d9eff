using Grpc.Core;

namespace PublisherMigration.Api.Tests.Support;

/// <summary>An answer or a refusal, for calls that race.</summary>
public static class Try
{
    public static async Task<(T? Answer, Refusal? Refusal)> Async<T>(Func<Task<T>> call)
        where T : class
    {
        try
        {
            return (await call(), null);
        }
        catch (RpcException refused)
        {
            return (null, Refusal.Of(refused));
        }
    }
}
