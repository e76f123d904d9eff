using Google.Protobuf;
using PublisherMigration.Cli.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Tests.Sync;

public sealed class LegacyChangeCommandTests
{
    public static TheoryData<string[], LegacyChange> Kinds =>
        new()
        {
            {
                ["--add", "msa:bob@outlook.com", "--role", "owner"],
                new LegacyChange
                {
                    MemberAdded = new MemberAdded
                    {
                        Member = new Member { Principal = Accounts.Bob, LegacyRole = LegacyRole.Owner },
                    },
                }
            },
            {
                ["--remove", "msa:bob@outlook.com"],
                new LegacyChange { MemberRemoved = new MemberRemoved { Principal = Accounts.Bob } }
            },
            {
                ["--role-of", "msa:bob@outlook.com", "--role", "CONTRIBUTOR"],
                new LegacyChange
                {
                    LegacyRoleChanged = new LegacyRoleChanged
                    {
                        Principal = Accounts.Bob,
                        LegacyRole = LegacyRole.Contributor,
                    },
                }
            },
            {
                ["--display-name", "Contoso"],
                new LegacyChange { FactsChanged = new LegacyFactsChanged { DisplayName = "Contoso" } }
            },
            {
                ["--mpn-id", ""],
                new LegacyChange { FactsChanged = new LegacyFactsChanged { MpnId = "" } }
            },
        };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task LegacyChange_EveryKind_ReachesTheService(string[] options, LegacyChange expected)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Sync.On<SubmitLegacyChangeRequest>(static _ => new SubmitLegacyChangeResponse
        {
            Outcome = ChangeOutcome.Recorded,
            MigrationState = MigrationState.ActionRequired,
        });

        CliResult result = await CliRun.PipedAsync(server, ["sync", "legacy-change", Accounts.Id, .. options]);

        result.Code.ShouldBe(0, result.Error);
        result.Out.ShouldContain("contoso-apps: RECORDED");
        result.Out.ShouldContain("Migration: ACTION_REQUIRED");
        SubmitLegacyChangeRequest request = server.Sync.Received<SubmitLegacyChangeRequest>().ShouldHaveSingleItem();
        request.PublisherId.ShouldBe(Accounts.Id);
        // Messages that differ only in whether an empty field is set are equal; their bytes are not.
        request.Change.ToByteArray().ShouldBe(expected.ToByteArray());
    }
}
