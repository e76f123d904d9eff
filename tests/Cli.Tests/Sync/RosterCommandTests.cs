using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Tests.Sync;

public sealed class RosterCommandTests
{
    private const string Roster = """
        {
          "members": [
            {
              "principal": {"kind": "PRINCIPAL_KIND_MICROSOFT_ACCOUNT", "email": "bob@outlook.com"},
              "partnerCenterRoles": ["PARTNER_CENTER_ROLE_OWNER"]
            }
          ],
          "settings": {"displayName": "Contoso"},
          "sourceVersion": "41",
          "complete": true
        }
        """;

    [Fact]
    public async Task Roster_File_IsReportedForTheAccount()
    {
        await using FakeServer server = await StartAsync(
            new ReportRosterResponse
            {
                Outcome = ChangeOutcome.Recorded,
                Added = 1,
                Removed = 2,
                Unchanged = 3,
                FirstSequence = 5,
                LastSequence = 7,
            }
        );
        using TemporaryFolder folder = new();
        string file = folder.Write("roster.json", Roster);
        string[] arguments = ["sync", "roster", Accounts.Id, "--file", file, "--as", "alice@contoso.example"];

        CliResult result = await CliRun.PipedAsync(server, arguments);

        result.Code.ShouldBe(0, result.Error);
        result.Out.ShouldContain("contoso-apps: RECORDED");
        result.Out.ShouldContain("Added: 1");
        result.Out.ShouldContain("Removed: 2");
        result.Out.ShouldContain("Sequences: #5 to #7");
        server
            .Sync.Received<ReportRosterRequest>()
            .ShouldHaveSingleItem()
            .ShouldBe(
                new ReportRosterRequest
                {
                    PublisherId = Accounts.Id,
                    Members =
                    {
                        new Member { Principal = Accounts.Bob, PartnerCenterRoles = { PartnerCenterRole.Owner } },
                    },
                    Settings = new AccountSettings { DisplayName = "Contoso" },
                    SourceVersion = 41,
                    Complete = true,
                    Actor = new Actor { Principal = Syncs.Alice },
                }
            );
    }

    [Fact]
    public async Task Roster_FromStandardInputAndHeld_ExitsWithOutstanding()
    {
        await using FakeServer server = await StartAsync(
            new ReportRosterResponse
            {
                Outcome = ChangeOutcome.Held,
                Hold = new HoldReference { HoldId = Syncs.HoldId, State = HoldState.Open },
            }
        );

        CliResult result = await CliRun.FedAsync(server, Roster, "sync", "roster", Accounts.Id, "--file", "-");

        result.Code.ShouldBe(ExitCodes.Outstanding);
        result.Out.ShouldContain($"migration sync held approve contoso-apps {Syncs.HoldId}");
    }

    [Theory]
    [InlineData("{", "is not a roster")]
    [InlineData("""{"colour":"red"}""", "is not a roster")]
    [InlineData("""{"publisherId":"fabrikam"}""", "is the roster of fabrikam, not of contoso-apps")]
    public async Task Roster_FileThatCannotBeUsed_IsNotSent(string text, string expected)
    {
        await using FakeServer server = await StartAsync(new ReportRosterResponse());

        CliResult result = await CliRun.FedAsync(server, text, "sync", "roster", Accounts.Id, "--file", "-");

        result.Code.ShouldBe(ExitCodes.Usage);
        result.Error.ShouldContain(expected);
        server.Sync.Received<ReportRosterRequest>().ShouldBeEmpty();
    }

    private static async Task<FakeServer> StartAsync(ReportRosterResponse answer)
    {
        FakeServer server = await FakeServer.StartAsync();
        server.Sync.On<ReportRosterRequest>(_ => answer);
        return server;
    }
}
