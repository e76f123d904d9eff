using System.Diagnostics;
using PublisherMigration.Crash.Server;

namespace PublisherMigration.Crash.Tests.Processes;

/// <summary>A server in a process of its own, from its start to its death.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>What a shell would show of a process that SIGKILL has ended.</summary>
    public const int KilledExitCode = 128 + 9;

    private const string Listening = "Now listening on: ";
    private readonly Process _process;
    private readonly TaskCompletionSource<Uri?> _address = NewSource<Uri?>();
    private readonly TaskCompletionSource<int> _exited = NewSource<int>();
    private readonly RecentLines _lines = new();
    private TaskCompletionSource _armed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, received) => Take(received.Data);
        _process.ErrorDataReceived += (_, received) => Take(received.Data);
        _process.Exited += (_, _) => End();
    }

    /// <summary>Where it listens, once it does; null when it died before.</summary>
    public Task<Uri?> Address => _address.Task;

    /// <summary>Its exit code, once it is gone.</summary>
    public Task<int> Exited => _exited.Task;

    /// <summary>Its last lines of output, for who has to explain a failure.</summary>
    public string Output => _lines.ToString();

    /// <param name="program">What is started.</param>
    /// <param name="folder">Where it runs: settings files that lie elsewhere have no say.</param>
    /// <param name="settings">Settings of the command line.</param>
    /// <param name="failpoints">In force from the first moment; empty for none.</param>
    public static ServerProcess Start(
        ServerProgram program,
        string folder,
        IEnumerable<string> settings,
        string failpoints = ""
    )
    {
        var start = new ProcessStartInfo(ServerProgram.Host, [program.Library, .. settings])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("ASPNETCORE_URLS");
        start.Environment[Failpoint.Variable] = failpoints;
        // It lives for a second or two: code that is compiled to measure itself would never earn it back.
        start.Environment["DOTNET_TieredPGO"] = "0";
        var server = new ServerProcess(start);
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        return server;
    }

    /// <summary>Takes failpoints in place of the present ones and counts anew; only with <see cref="ServerProgram.WithFailpoints"/>.</summary>
    public async Task ArmAsync(string failpoints, CancellationToken cancellation)
    {
        _armed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await _process.StandardInput.WriteLineAsync(failpoints.AsMemory(), cancellation);
        await _process.StandardInput.FlushAsync(cancellation);
        await Task.WhenAny(_armed.Task, Exited).WaitAsync(cancellation);
    }

    /// <summary>SIGKILL, now. Harmless when it is gone already.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await Exited;
        _process.Dispose();
    }

    private static TaskCompletionSource<T> NewSource<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Take(string? line)
    {
        if (line is null)
        {
            return;
        }

        _lines.Add(line);
        if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
        {
            _address.TrySetResult(new Uri(line[(at + Listening.Length)..].Trim()));
        }
        else if (line.Contains(FailpointSeam.ArmedMessage, StringComparison.Ordinal))
        {
            _armed.TrySetResult();
        }
    }

    private void End()
    {
        _exited.TrySetResult(_process.ExitCode);
        _address.TrySetResult(null);
    }
}
