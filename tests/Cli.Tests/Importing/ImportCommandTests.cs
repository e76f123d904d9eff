using System.Text;
using System.Text.Json.Nodes;
using Grpc.Core;
using PublisherMigration.Cli.Tests.Support;

namespace PublisherMigration.Cli.Tests.Importing;

public sealed class ImportCommandTests
{
    [Fact]
    public async Task Import_WholeFleet_SendsFilesInOrderAndCounts()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        using TemporaryFolder folder = new();
        folder.Write("publishers.jsonl", Publishers(1201));
        folder.Write("tenants.jsonl", """{"tenantId":"t-1","displayName":"Contoso","kind":"TENANT_KIND_STANDARD"}""");
        folder.Write("partner_memberships.jsonl", """{"mpnId":"4711","expireTime":"2027-01-01T00:00:00Z"}""");

        CliResult result = await CliRun.PipedAsync(server, "import", folder.Path);

        result.Code.ShouldBe(0);
        server.Directory.Order.ShouldBe(["tenants", "memberships", "publishers"]);
        server.Directory.MessageSizes.ShouldBe([1, 1, 500, 500, 201]);
        result.Out.ShouldMatch(@"publishers\.jsonl\s+1,201\s+1,201\s+0\s+0\s+0\s+0");
    }

    [Fact]
    public async Task Import_BadLines_TakesTheRestAndNamesEachLine()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        using TemporaryFolder folder = new();
        WriteBadFile(folder);

        CliResult result = await CliRun.PipedAsync(server, "import", folder.Path);

        result.Code.ShouldBe(1);
        result.Out.ShouldMatch(@"publishers\.jsonl\s+3\s+2\s+0\s+0\s+1\s+3");
        result.Out.ShouldMatch(@"publishers\.jsonl:1\s+UNREADABLE");
        result.Out.ShouldMatch(@"publishers\.jsonl:4\s+UNREADABLE.*colour");
        result.Out.ShouldMatch(@"publishers\.jsonl:6\s+p-3\s+REQUEST_INVALID\s+The name will not do\.");
        result.Out.ShouldMatch(@"publishers\.jsonl:7\s+UNREADABLE");
    }

    [Fact]
    public async Task Import_ForAScript_WritesOneObjectAFile()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        using TemporaryFolder folder = new();
        WriteBadFile(folder);

        CliResult result = await CliRun.PipedAsync(server, "import", folder.Path, "--json");

        result.Code.ShouldBe(1);
        JsonNode file = result.Json.ShouldHaveSingleItem();
        file["file"]!.GetValue<string>().ShouldBe("publishers.jsonl");
        file["response"]!["summary"]!["created"]!.GetValue<string>().ShouldBe("2");
        file["unreadable"]!.GetValue<long>().ShouldBe(3);
        long[] lines =
        [
            .. file["rejections"]!.AsArray().Select(static rejection => rejection!["line"]!.GetValue<long>()),
        ];
        lines.ShouldBe([1, 4, 6, 7]);
    }

    [Fact]
    public async Task Import_BytesThatAreNotUtf8_AreNotStored()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        using TemporaryFolder folder = new();
        string path = folder.Write("publishers.jsonl");
        await File.WriteAllBytesAsync(
            path,
            Encoding.Latin1.GetBytes("""{"publisherId":"p-1","displayName":"Élan"}"""),
            TestContext.Current.CancellationToken
        );

        CliResult result = await CliRun.PipedAsync(server, "import", folder.Path);

        result.Code.ShouldBe(1);
        result.Out.ShouldContain("The line is not UTF-8.");
    }

    [Fact]
    public async Task Import_LargeAccounts_KeepsMessagesSmall()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        using TemporaryFolder folder = new();
        string name = new('x', 300_000);
        folder.Write(
            "tenants.jsonl",
            [.. Enumerable.Range(1, 8).Select(i => $$"""{"tenantId":"t-{{i}}","displayName":"{{name}}"}""")]
        );

        CliResult result = await CliRun.PipedAsync(server, "import", folder.Path);

        result.Code.ShouldBe(0);
        server.Directory.MessageSizes.ShouldBe([3, 3, 2]);
    }

    [Fact]
    public async Task Import_ServiceEndsTheStream_ExitsByItsStatus()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Directory.EndAtFirstMessage = StatusCode.Unauthenticated;
        using TemporaryFolder folder = new();
        folder.Write("publishers.jsonl", Publishers(20_000));

        CliResult result = await CliRun.PipedAsync(server, "import", folder.Path);

        result.Code.ShouldBe(5, result.Error);
        result.Error.ShouldContain("UNAUTHENTICATED");
    }

    [Fact]
    public async Task Import_FolderWithoutFiles_SaysWhichItLooksFor()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        using TemporaryFolder folder = new();

        CliResult result = await CliRun.PipedAsync(server, "import", folder.Path);

        result.Code.ShouldBe(2);
        result.Error.ShouldContain("tenants.jsonl, partner_memberships.jsonl, publishers.jsonl");
    }

    private static void WriteBadFile(TemporaryFolder folder) =>
        folder.Write(
            "publishers.jsonl",
            "{not json",
            """{"publisherId":"p-1","displayName":"One"}""",
            "",
            """{"publisherId":"p-x","colour":"red"}""",
            """{"publisherId":"p-2","displayName":"Two"}""",
            $$"""{"publisherId":"p-3","displayName":"{{FakeDirectory.RefusedName}}"}""",
            """{"publisherId":17,"migrationState":"NO_SUCH"}"""
        );

    private static string[] Publishers(int count) =>
        [
            .. Enumerable
                .Range(1, count)
                .Select(static i => $$"""{"publisherId":"p-{{i}}","displayName":"Publisher {{i}}"}"""),
        ];
}
