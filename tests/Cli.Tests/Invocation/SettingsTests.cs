using Grpc.Core;
using PublisherMigration.Cli.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Tests.Invocation;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("fr_FR.UTF-8", "en_GB.UTF-8", "fr")]
    [InlineData(null, "fr_CA", "fr")]
    [InlineData("C", "fr_FR", "en")]
    [InlineData(null, null, "en")]
    public async Task Language_NotGiven_FollowsTheLocale(string? all, string? lang, string expected)
    {
        Dictionary<string, string> variables = new(StringComparer.Ordinal);
        variables["LC_ALL"] = all ?? "";
        variables["LANG"] = lang ?? "";

        Metadata headers = await HeadersAsync(variables);

        headers.GetValue("accept-language").ShouldBe(expected);
    }

    [Fact]
    public async Task Token_FromFile_IsSentWithoutItsLineEnd()
    {
        using TemporaryFolder folder = new();

        Metadata headers = await HeadersAsync([], "--token-file", folder.Write("token", "s3cret"));

        headers.GetValue("authorization").ShouldBe("Bearer s3cret");
    }

    [Fact]
    public async Task Token_Given_WinsOverTheEnvironment()
    {
        Dictionary<string, string> variables = new(StringComparer.Ordinal) { ["MIGRATION_TOKEN"] = "ambient" };

        (await HeadersAsync(variables)).GetValue("authorization").ShouldBe("Bearer ambient");
        (await HeadersAsync(variables, "--token", "given")).GetValue("authorization").ShouldBe("Bearer given");
    }

    private static async Task<Metadata> HeadersAsync(Dictionary<string, string> variables, params string[] arguments)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Migrations.On<GetMigrationRequest>(static _ => new GetMigrationResponse
        {
            Migration = Accounts.Migrated(),
        });
        variables["MIGRATION_SERVER"] = server.Address;
        string[] all = ["status", Accounts.Id, .. arguments];
        CliResult result = await CliRun.RunAsync(null, null, all, variables, TestContext.Current.CancellationToken);
        result.Code.ShouldBe(0);
        return server.Migrations.LastHeaders;
    }
}
