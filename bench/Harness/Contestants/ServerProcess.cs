using System.Diagnostics;
using System.Globalization;
using System.Net;
using PublisherMigration.LoadGenerator;

namespace PublisherMigration.Harness.Contestants;

/// <summary>A running contestant. Disposing stops this process and no other.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromMilliseconds(1);

    private readonly Process process;
    private readonly OutputTail output = new();

    private ServerProcess(ServerCommand command)
    {
        Command = command;
        Endpoint = new IPEndPoint(IPAddress.Loopback, FreePort.Find());
        var start = new ProcessStartInfo(command.Program)
        {
            WorkingDirectory = command.Directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        Array.ForEach(command.Arguments(Endpoint.Port), start.ArgumentList.Add);
        foreach (var (name, value) in command.Settings(Endpoint.Port))
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        output.Follow(process);
    }

    public ServerCommand Command { get; }

    public IPEndPoint Endpoint { get; }

    /// <summary>From starting the process to the first right answer.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>Processor time used up to now.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>
    /// Memory in use that is not of files, in megabytes (10^6): pages of a database that are mapped or cached by the kernel can
    /// be taken away at any time and do not count.
    /// </summary>
    public double AnonymousMemory
    {
        get
        {
            const string name = "RssAnon:";
            var line = File.ReadLines($"/proc/{process.Id}/status")
                .First(line => line.StartsWith(name, StringComparison.Ordinal));
            return double.Parse(line[name.Length..^" kB".Length], CultureInfo.InvariantCulture) * 1024 / 1e6;
        }
    }

    public static async Task<ServerProcess> StartAsync(ServerCommand command, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var server = new ServerProcess(command);
        try
        {
            await server.AwaitReadyAsync(started, cancellation);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            Signals.Terminate(process.Id);
            using var patience = new CancellationTokenSource(StopPatience);
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                Progress.Say($"{Command.Name} did not stop within {StopPatience.TotalSeconds} s and was killed");
            }
        }

        process.Dispose();
    }

    private async Task AwaitReadyAsync(long started, CancellationToken cancellation)
    {
        while (
            UnaryProbe.Ask(Endpoint, Command.ProbePath, Command.ProbeMessage) is not { } answer
            || !answer.SequenceEqual(Command.ProbeAnswer)
        )
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(started) > StartPatience)
            {
                throw new BenchException($"{Command.Name} does not serve; its last words:\n{output}");
            }

            await Task.Delay(ProbeInterval, TimeProvider.System, cancellation);
        }

        ReadyAfter = Stopwatch.GetElapsedTime(started);
    }
}
