using Grpc.Net.Client;
using PublisherMigration.Crash.Tests.Load;
using PublisherMigration.Crash.Tests.Processes;

namespace PublisherMigration.Crash.Tests.Runs;

/// <summary>
/// Lets servers live on one database and die under load, one after the other. Each life begins with a look at what the one
/// before has left: nothing acknowledged may be missing, nothing may be there twice.
/// </summary>
internal sealed class CrashRun(ServerSite site, IReadOnlyList<IWorkload> workloads, int seed, Action<string> tell)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Deaths _deaths = new(new Random(seed), site.IsPortalEmbedded);

    public int Kills { get; private set; }

    public async Task RunAsync(int kills)
    {
        await LiveAsync(
            ServerProgram.Service,
            async channel =>
            {
                await Task.WhenAll(workloads.Select(workload => workload.PrepareAsync(channel)));
                return [];
            }
        );
        while (Kills < kills)
        {
            await DieAsync(_deaths.Next());
        }

        await LiveAsync(
            ServerProgram.Service,
            async channel => [.. await SettleAsync(channel), .. await AllAsync(w => w.FinishAsync(channel))]
        );
    }

    /// <summary>One life that ends only once its work is done.</summary>
    private async Task LiveAsync(ServerProgram program, Func<GrpcChannel, Task<IReadOnlyList<string>>> work)
    {
        await using var server = site.Start(program);
        using var channel = await ConnectAsync(server);
        Require(await work(channel), server);
        server.Kill();
        await EndAsync(server, "once all was done");
    }

    private async Task DieAsync(Death death)
    {
        Kills++;
        tell($"Kill {Kills}: {death}");
        await using var server = site.Start(death.Program);
        if (death.WhileStarting)
        {
            await Task.Delay(death.After, TimeProvider.System);
            server.Kill();
            await EndAsync(server, death.ToString());
            return;
        }

        using var channel = await ConnectAsync(server);
        Require(await SettleAsync(channel), server);
        using var stop = new CancellationTokenSource();
        using var patience = new CancellationTokenSource(Patience);
        if (death.Failpoints.Length > 0)
        {
            await server.ArmAsync(death.Failpoints, patience.Token);
        }

        var load = Task.WhenAll(workloads.Select(workload => workload.RunAsync(channel, stop.Token)));
        if (death.Failpoints.Length == 0)
        {
            await Task.Delay(death.After, TimeProvider.System);
            server.Kill();
        }

        try
        {
            await EndAsync(server, death.ToString());
        }
        finally
        {
            await stop.CancelAsync();
            await load;
        }
    }

    /// <summary>It was killed, by us or by itself, and has left a whole database.</summary>
    private async Task EndAsync(ServerProcess server, string how)
    {
        try
        {
            var exitCode = await server.Exited.WaitAsync(Patience);
            if (exitCode != ServerProcess.KilledExitCode)
            {
                throw new CrashException($"It ended with {exitCode} and was to die {how}.\n{server.Output}");
            }
        }
        catch (TimeoutException)
        {
            throw new CrashException(
                $"It was to die {how}, and lives: the failpoint has not been reached.\n{server.Output}"
            );
        }

        Require(await DatabaseCheck.CheckAsync(site.DatabasePath), server);
        Require(await DatabaseCheck.CheckAsync(site.PortalDatabasePath), server);
    }

    private Task<IReadOnlyList<string>> SettleAsync(GrpcChannel channel) => AllAsync(w => w.SettleAsync(channel));

    private async Task<IReadOnlyList<string>> AllAsync(Func<IWorkload, Task<IReadOnlyList<string>>> look) =>
        [.. (await Task.WhenAll(workloads.Select(look))).SelectMany(violations => violations)];

    private static async Task<GrpcChannel> ConnectAsync(ServerProcess server)
    {
        await Task.WhenAny(server.Address, Task.Delay(Patience, TimeProvider.System));
        return server.Address is { IsCompleted: true, Result: { } address }
            ? GrpcChannel.ForAddress(address)
            : throw new CrashException($"It did not start.\n{server.Output}");
    }

    private void Require(IReadOnlyList<string> violations, ServerProcess server)
    {
        if (violations.Count > 0)
        {
            throw new CrashException(
                $"After kill {Kills} of seed {seed}:\n{string.Join('\n', violations.Take(20))}\n\n{server.Output}"
            );
        }
    }
}
