using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PublisherMigration.Disk.Trace;

/// <summary>The service under strace, on a database of its own.</summary>
internal sealed class TracedService : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    /// <summary>Beyond it a start under strace has failed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string[] Options =
    [
        "-f",
        // Nothing of strace's own among the calls, and only these calls are stopped at.
        "-qq",
        "--seccomp-bpf",
        "--signal=none",
        "--trace=pwrite64,pwritev,write,writev,fdatasync,fsync,sendto,sendmsg",
        // What the descriptors are; all octets.
        "-yy",
        "-xx",
        "--string-limit=1048576",
    ];

    private readonly Process _strace;
    private readonly TaskCompletionSource<Uri?> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _output = [];

    private TracedService(ProcessStartInfo start)
    {
        _strace = new Process { StartInfo = start, EnableRaisingEvents = true };
        _strace.OutputDataReceived += (_, received) => Take(received.Data);
        _strace.ErrorDataReceived += (_, received) => Take(received.Data);
        _strace.Exited += (_, _) => _address.TrySetResult(null);
    }

    /// <param name="library">The service's main assembly.</param>
    /// <param name="folder">Where it runs, and has its database.</param>
    /// <param name="trace">The file that is written.</param>
    /// <exception cref="TraceException">There is no strace, or it may not trace.</exception>
    public static TracedService Start(string library, string folder, string trace)
    {
        var host = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        var start = new ProcessStartInfo(
            PathOfStrace(),
            [
                .. Options,
                "-o",
                trace,
                host,
                library,
                "--environment=Development",
                $"--Database:Path={Path.Combine(folder, "migration.db")}",
                "--Kestrel:Endpoints:Grpc:Url=http://127.0.0.1:0",
                "--Kestrel:Endpoints:Grpc:Protocols=Http2",
                "--SampleFleet:Directory=",
                "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information",
            ]
        )
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("ASPNETCORE_URLS");
        var service = new TracedService(start);
        service._strace.Start();
        service._strace.BeginOutputReadLine();
        service._strace.BeginErrorReadLine();
        return service;
    }

    /// <exception cref="TraceException">It did not come to listen.</exception>
    public async Task<Uri> AddressAsync()
    {
        await Task.WhenAny(_address.Task, Task.Delay(Patience, TimeProvider.System));
        return _address.Task is { IsCompleted: true, Result: { } address }
            ? address
            : throw new TraceException(
                "The service did not start under strace. Where a sandbox forbids ptrace it has to be allowed, as with "
                    + $"docker run --cap-add=SYS_PTRACE.\n{Output()}"
            );
    }

    /// <summary>Ends the service, and with it strace, which then has written everything.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_strace.HasExited)
        {
            var children = await File.ReadAllTextAsync($"/proc/{_strace.Id}/task/{_strace.Id}/children");
            foreach (var child in children.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                using var service = Process.GetProcessById(
                    int.Parse(child, System.Globalization.CultureInfo.InvariantCulture)
                );
                service.Kill();
            }
        }

        await _strace.WaitForExitAsync();
        _strace.Dispose();
    }

    private static string PathOfStrace() =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(static folder => Path.Combine(folder, "strace"))
            .FirstOrDefault(File.Exists)
        ?? throw new TraceException("There is no strace on the path. Install it, as in: apt-get install strace");

    private void Take(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.Add(line);
        }

        if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
        {
            _address.TrySetResult(new Uri(line[(at + Listening.Length)..].Trim()));
        }
    }

    private string Output()
    {
        lock (_output)
        {
            return string.Join('\n', _output.TakeLast(20));
        }
    }
}
