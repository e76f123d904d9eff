using System.Globalization;
using System.Text.RegularExpressions;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Tests.Sync;

public sealed partial class RecordCommandTests
{
    private static readonly string[] Record = ["sync", "record", Accounts.Id];
    private static readonly string[] Identity = ["--change-id", Syncs.ChangeId, "--version", "41"];

    public static TheoryData<string[], AccountChange> Kinds =>
        new()
        {
            {
                ["--add", "msa:bob@outlook.com", "--role", "developer,marketer", "--role", "owner"],
                new AccountChange
                {
                    MemberAdded = new MemberAdded
                    {
                        Member = new Member
                        {
                            Principal = Accounts.Bob,
                            PartnerCenterRoles =
                            {
                                PartnerCenterRole.Developer,
                                PartnerCenterRole.Marketer,
                                PartnerCenterRole.Owner,
                            },
                        },
                    },
                }
            },
            {
                ["--remove", "msa:bob@outlook.com"],
                new AccountChange { MemberRemoved = new MemberRemoved { Principal = Accounts.Bob } }
            },
            {
                ["--roles", "msa:bob@outlook.com", "--role", "business-contributor"],
                new AccountChange
                {
                    MemberRolesChanged = new MemberRolesChanged
                    {
                        Principal = Accounts.Bob,
                        Roles = { PartnerCenterRole.BusinessContributor },
                    },
                }
            },
            {
                ["--display-name", "Contoso", "--contact-email", "", "--support-uri", "https://contoso.example"],
                new AccountChange
                {
                    SettingsChanged = new SettingsChanged
                    {
                        UpdateMask = new FieldMask { Paths = { "display_name", "contact_email", "support_uri" } },
                        DisplayName = "Contoso",
                        SupportUri = "https://contoso.example",
                    },
                }
            },
        };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Record_EveryKind_ReachesTheService(string[] options, AccountChange expected)
    {
        await using FakeServer server = await StartAsync(new RecordChangeResponse { Outcome = ChangeOutcome.Recorded });
        string[] more = ["--occurred", "2026-05-01T12:00:00Z", "--as", "alice@contoso.example"];

        CliResult result = await CliRun.PipedAsync(server, [.. Record, .. options, .. Identity, .. more]);

        result.Code.ShouldBe(0, result.Error);
        RecordChangeRequest request = server.Sync.Received<RecordChangeRequest>().ShouldHaveSingleItem();
        request.PublisherId.ShouldBe(Accounts.Id);
        request.Actor.ShouldBe(new Actor { Principal = Syncs.Alice });
        AccountChange whole = new(expected)
        {
            ChangeId = Syncs.ChangeId,
            SourceVersion = 41,
            OccurredTime = Syncs.Noon,
        };
        // Messages that differ only in whether an empty field is set are equal; their bytes are not.
        request.Change.ToByteArray().ShouldBe(whole.ToByteArray());
        result.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Record_Recorded_SaysSequenceAndPosition()
    {
        await using FakeServer server = await StartAsync(
            new RecordChangeResponse
            {
                Outcome = ChangeOutcome.Recorded,
                Sequence = 5,
                Position = 17,
            }
        );

        CliResult result = await CliRun.PipedAsync(server, [.. Record, "--remove", "msa:bob@outlook.com"]);

        result.Code.ShouldBe(0);
        result.Out.ShouldContain("contoso-apps: RECORDED");
        result.Out.ShouldContain("Sequence: #5");
        result.Out.ShouldContain("Position: 17");
    }

    [Fact]
    public async Task Record_WithoutIdentity_MakesOneUpAndSaysHowToRepeatIt()
    {
        await using FakeServer server = await StartAsync(new RecordChangeResponse { Outcome = ChangeOutcome.NoEffect });
        long before = Microseconds();

        CliResult result = await CliRun.PipedAsync(server, [.. Record, "--remove", "msa:bob@outlook.com", "--json"]);

        AccountChange change = server.Sync.Received<RecordChangeRequest>().ShouldHaveSingleItem().Change;
        Guid.TryParseExact(change.ChangeId, "D", out _).ShouldBeTrue();
        change.SourceVersion.ShouldBeInRange(before, Microseconds());
        change.OccurredTime.ShouldBeNull();
        Match repeat = Repeat().Match(result.Error);
        repeat.Groups["id"].Value.ShouldBe(change.ChangeId);
        repeat.Groups["version"].Value.ShouldBe(change.SourceVersion.ToString(CultureInfo.InvariantCulture));
        JsonParser.Default.Parse<RecordChangeResponse>(result.Out).Outcome.ShouldBe(ChangeOutcome.NoEffect);
    }

    [Theory]
    [InlineData("en", "operator decides: migration sync held approve contoso-apps")]
    [InlineData("fr", "décision d'un opérateur : migration sync held approve contoso-apps")]
    public async Task Record_Held_NamesTheHoldAndWhatToDo(string language, string hint)
    {
        HoldReference hold = new() { HoldId = Syncs.HoldId, State = HoldState.Open };
        await using FakeServer server = await StartAsync(
            new RecordChangeResponse { Outcome = ChangeOutcome.Held, Hold = hold }
        );

        CliResult result = await CliRun.PipedAsync(
            server,
            [.. Record, "--remove", "msa:bob@outlook.com", "--language", language]
        );

        result.Code.ShouldBe(ExitCodes.Outstanding);
        result.Out.ShouldContain("contoso-apps: HELD");
        result.Out.ShouldContain($"Hold: {Syncs.HoldId} (OPEN)");
        result.Out.ShouldContain(hint);
    }

    [Theory]
    [InlineData(HoldState.Open, ExitCodes.Outstanding)]
    [InlineData(HoldState.Rejected, ExitCodes.Ok)]
    public async Task Record_DuplicateOfAHeldOne_TellsTheOriginalOutcomeAndTheHold(HoldState state, int code)
    {
        await using FakeServer server = await StartAsync(
            new RecordChangeResponse
            {
                Outcome = ChangeOutcome.Duplicate,
                OriginalOutcome = ChangeOutcome.Held,
                Hold = new HoldReference { HoldId = Syncs.HoldId, State = state },
            }
        );

        CliResult result = await CliRun.PipedAsync(server, [.. Record, "--remove", "msa:bob@outlook.com"]);

        result.Code.ShouldBe(code);
        result.Out.ShouldContain("contoso-apps: DUPLICATE of HELD");
        result.Out.ShouldContain($"({state.ToString().ToUpperInvariant()})");
    }

    [Fact]
    public async Task Record_ServiceAwayForAMoment_RepeatsTheVerySameChange()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        int calls = 0;
        server.Sync.On<RecordChangeRequest>(_ =>
            ++calls < 3
                ? throw Refuse.With(StatusCode.Unavailable, "STORE_UNAVAILABLE", "Try again.")
                : new RecordChangeResponse { Outcome = ChangeOutcome.Recorded }
        );

        CliResult result = await CliRun.PipedAsync(server, [.. Record, "--remove", "msa:bob@outlook.com"]);

        result.Code.ShouldBe(0);
        IReadOnlyList<RecordChangeRequest> requests = server.Sync.Received<RecordChangeRequest>();
        requests.Count.ShouldBe(3);
        requests.ToHashSet().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Record_Refused_ExitsWithRefused()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Sync.On<RecordChangeRequest>(static _ =>
            throw Refuse.With(StatusCode.FailedPrecondition, "LAST_OWNER", "Nobody would own it.")
        );

        CliResult result = await CliRun.PipedAsync(server, [.. Record, "--remove", "msa:bob@outlook.com"]);

        result.Code.ShouldBe(ExitCodes.Refused);
        result.Error.ShouldContain("Nobody would own it.");
        result.Error.ShouldContain("Repeat it with --change-id");
    }

    private static long Microseconds() =>
        (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private static async Task<FakeServer> StartAsync(RecordChangeResponse answer)
    {
        FakeServer server = await FakeServer.StartAsync();
        server.Sync.On<RecordChangeRequest>(_ => answer);
        return server;
    }

    [GeneratedRegex(
        "^Repeat it with --change-id (?<id>[0-9a-f-]{36}) --version (?<version>[0-9]+)\\s*$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Repeat();
}
