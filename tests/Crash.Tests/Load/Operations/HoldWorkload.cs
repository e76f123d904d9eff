using Grpc.Net.Client;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Crash.Tests.Load.Migrations;

namespace PublisherMigration.Crash.Tests.Load.Operations;

/// <summary>An operator decides holds of one account: each decision stands, and is in the audit trail once.</summary>
internal sealed class HoldWorkload(int seed) : IWorkload
{
    private const string Id = "held-1";
    private static readonly string[] Developers = [.. Enumerable.Range(0, 8).Select(number => $"member-{number}")];

    private readonly Random _random = new(seed);
    private readonly Dictionary<string, HoldState> _decided = new(StringComparer.Ordinal);
    private (Hold Hold, HoldState Decision)? _unanswered;
    private long _version;

    public int Decisions => _decided.Count;

    public Task PrepareAsync(GrpcChannel channel) =>
        Moves.MoveAsync(channel, [Fleet.Account(Id, ["owner-0"], Developers)]);

    public Task RunAsync(GrpcChannel channel, CancellationToken stop) =>
        Answers.RepeatSlowlyAsync(() => HoldAndDecideAsync(ClientOf(channel)), stop);

    public async Task<IReadOnlyList<string>> SettleAsync(GrpcChannel channel)
    {
        var client = ClientOf(channel);
        if (_unanswered is { } open)
        {
            // Whether it was decided or not: it is now, as it was meant.
            await DecideAsync(client, open.Hold, open.Decision);
        }

        var events = await new MigrationCaller(channel).EventsAsync(Id);
        var states = await StatesAsync(client);
        var violations = new List<string>();
        foreach (var (holdId, decision) in _decided)
        {
            var state = states.GetValueOrDefault(holdId);
            if (state != decision)
            {
                violations.Add($"Hold {holdId} was decided as {decision} and is {state}.");
            }
        }

        var kept = events.Count(static e =>
            e.Kind is MigrationEventKind.HeldChangesApproved or MigrationEventKind.HeldChangesRejected
        );
        if (_decided.Count != kept)
        {
            violations.Add($"{_decided.Count} holds of {Id} were decided, and the audit trail has {kept} decisions.");
        }

        return violations;
    }

    public Task<IReadOnlyList<string>> FinishAsync(GrpcChannel channel) => SettleAsync(channel);

    private static AccountSyncService.AccountSyncServiceClient ClientOf(GrpcChannel channel) => new(channel);

    private async Task HoldAndDecideAsync(AccountSyncService.AccountSyncServiceClient client)
    {
        // All back first: what a decision before took away is not counted then.
        await ReportAsync(client, Developers);
        var held = await ReportAsync(client, []);
        held.Outcome.ShouldBe(ChangeOutcome.Held);
        var holds = await client.ListHeldChangesAsync(
            new() { PublisherId = Id, States = { HoldState.Open } },
            Answers.Options
        );
        var hold = holds.Holds.ShouldHaveSingleItem();
        await DecideAsync(client, hold, _random.Next(2) == 0 ? HoldState.Approved : HoldState.Rejected);
    }

    private async Task<ReportRosterResponse> ReportAsync(
        AccountSyncService.AccountSyncServiceClient client,
        IEnumerable<string> developers
    ) =>
        await client.ReportRosterAsync(
            new()
            {
                PublisherId = Id,
                SourceVersion = ++_version,
                Complete = true,
                Members =
                {
                    Of("owner-0", PartnerCenterRole.Manager),
                    developers.Select(static name => Of(name, PartnerCenterRole.Developer)),
                },
            },
            Answers.Options
        );

    private static Member Of(string name, PartnerCenterRole role) =>
        new() { Principal = Fleet.Work(name), PartnerCenterRoles = { role } };

    private async Task DecideAsync(AccountSyncService.AccountSyncServiceClient client, Hold hold, HoldState decision)
    {
        _unanswered = (hold, decision);
        var decided =
            decision == HoldState.Approved
                ? (
                    await client.ApproveHeldChangesAsync(
                        new()
                        {
                            PublisherId = Id,
                            HoldId = hold.HoldId,
                            Digest = hold.Digest,
                        },
                        Answers.Options
                    )
                ).Hold
                : (
                    await client.RejectHeldChangesAsync(
                        new()
                        {
                            PublisherId = Id,
                            HoldId = hold.HoldId,
                            Digest = hold.Digest,
                        },
                        Answers.Options
                    )
                ).Hold;
        decided.State.ShouldBe(decision);
        _decided.Add(hold.HoldId, decision);
        _unanswered = null;
    }

    private static async Task<Dictionary<string, HoldState>> StatesAsync(
        AccountSyncService.AccountSyncServiceClient client
    )
    {
        var states = new Dictionary<string, HoldState>(StringComparer.Ordinal);
        var token = string.Empty;
        do
        {
            var page = await client.ListHeldChangesAsync(
                new()
                {
                    PublisherId = Id,
                    States = { HoldState.Open, HoldState.Approved, HoldState.Rejected, HoldState.Replaced },
                    PageSize = 1_000,
                    PageToken = token,
                },
                Answers.Options
            );
            foreach (var hold in page.Holds)
            {
                states.Add(hold.HoldId, hold.State);
            }

            token = page.NextPageToken;
        } while (token.Length > 0);

        return states;
    }
}
