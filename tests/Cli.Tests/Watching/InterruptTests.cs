using System.Diagnostics;
using System.Globalization;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Tests.Watching;

/// <summary>Ctrl-C as the shell sends it, to the tool as a process of its own.</summary>
public sealed class InterruptTests
{
    [Fact]
    public async Task Watch_ControlC_EndsCleanlyWithItsToken()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGINT to send.");
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using FakeServer server = await FakeServer.StartAsync();
        server.Migrations.Watch = static async (_, stream, context) =>
        {
            MigrationEvent transition = new() { PublisherId = "p-1", ToState = MigrationState.Ready };
            await stream.WriteAsync(new WatchMigrationsResponse { Transition = transition, ResumeToken = "t1" });
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
        };
        using Process process = Start(server, "watch");

        string? line = await process.StandardOutput.ReadLineAsync(cancellation);
        using Process kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(cancellation);

        line.ShouldNotBeNull().ShouldContain("p-1");
        process.ExitCode.ShouldBe(ExitCodes.Interrupted);
        (await process.StandardError.ReadToEndAsync(cancellation)).Trim().ShouldBe("Go on with --resume t1");
    }

    private static Process Start(FakeServer server, params string[] arguments)
    {
        // Beside the tests the tool runs on the tests' frameworks, which bring some of its packages.
        string folder = AppContext.BaseDirectory;
        string configuration = Path.Combine(folder, "PublisherMigration.Cli.Tests.runtimeconfig.json");
        string tool = Path.Combine(folder, "migration.dll");
        ProcessStartInfo start = new(Environment.ProcessPath is { } host && IsDotnet(host) ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (
            string argument in (string[])
                ["exec", "--runtimeconfig", configuration, tool, .. arguments, "--server", server.Address]
        )
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static bool IsDotnet(string host) =>
        string.Equals(Path.GetFileNameWithoutExtension(host), "dotnet", StringComparison.Ordinal);
}
