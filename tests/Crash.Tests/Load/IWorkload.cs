using Grpc.Net.Client;

namespace PublisherMigration.Crash.Tests.Load;

/// <summary>Callers of a server that is going to die, who remember what they were told.</summary>
internal interface IWorkload
{
    /// <summary>What has to be there before the first load, on a server that lives.</summary>
    Task PrepareAsync(GrpcChannel channel);

    /// <summary>Calls until told to stop; the server dies meanwhile.</summary>
    Task RunAsync(GrpcChannel channel, CancellationToken stop);

    /// <summary>
    /// On the next server: sends again what had no answer, and some of what had one, and looks whether all that was
    /// acknowledged is there, once and in order.
    /// </summary>
    /// <returns>What is not as promised.</returns>
    Task<IReadOnlyList<string>> SettleAsync(GrpcChannel channel);

    /// <summary>The same at the end, when everything has to have arrived everywhere.</summary>
    Task<IReadOnlyList<string>> FinishAsync(GrpcChannel channel);
}
