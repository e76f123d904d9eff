using System.Diagnostics;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Hosting.Tests.Support;

namespace PublisherMigration.Hosting.Tests.Security;

/// <summary>What <c>tools/dev-tokens</c> makes and prints is what the server takes.</summary>
public sealed class DevTokensTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dev-tokens-").FullName;

    [Fact]
    public async Task Token_IsAccepted_ForItsScopesAlone()
    {
        var printed = await RunAsync("init", "--dir", _folder, "--audience", "mine", "--issuer", "me");
        await using var host = await HostUnderTest.StartAsync(settings: Settings(printed));
        using var channel = host.Channel();
        var read = await IssueAsync("migration.read directory.read");

        (await CallAsync("GetBanner", read)).ShouldBeNull();
        host.Answers.LastCaller!.Service.ShouldBe("portal");
        (await CallAsync("StartMigration", read)).ShouldNotBeNull().Reason().ShouldBe("SCOPE_MISSING");
        (await CallAsync("StartMigration", await IssueAsync("operations"))).ShouldBeNull();
        var expired = await IssueAsync("operations", "--lifetime", "-120");
        (await CallAsync("GetBanner", expired)).ShouldNotBeNull().Reason().ShouldBe("UNAUTHENTICATED");

        Task<Grpc.Core.RpcException?> CallAsync(string method, string token) =>
            RawMethod.CallAsync(
                channel.CreateCallInvoker(),
                MigrationService.Descriptor.FindMethodByName(method),
                Bearer.Header(token)
            );
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // The printed lines: export Authentication__Issuer=me
    private static IEnumerable<KeyValuePair<string, string?>> Settings(string printed) =>
        printed
            .Split('\n')
            .Where(line => line.StartsWith("export ", StringComparison.Ordinal))
            .Select(line => line["export ".Length..].Split('=', 2))
            .Select(pair => new KeyValuePair<string, string?>(
                pair[0].Replace("__", ":", StringComparison.Ordinal),
                pair[1]
            ));

    private async Task<string> IssueAsync(string scopes, params string[] more)
    {
        string[] arguments = ["issue", "--dir", _folder, "--caller", "portal", "--scopes", scopes];
        return (await RunAsync([.. arguments, "--audience", "mine", "--issuer", "me", .. more])).Trim();
    }

    private static async Task<string> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", [Script(), .. arguments])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0);
        return output;
    }

    private static string Script()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Migration.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "tools", "dev-tokens");
    }
}
