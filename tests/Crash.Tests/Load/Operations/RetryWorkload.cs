using Grpc.Net.Client;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Crash.Tests.Load.Migrations;
using PublisherMigration.Crash.Tests.Load.Sync;

namespace PublisherMigration.Crash.Tests.Load.Operations;

/// <summary>An operator retries the delivery of one account: each retry that was answered is kept, and none twice.</summary>
internal sealed class RetryWorkload(int seed) : IWorkload
{
    private const string Id = "retried-1";

    private readonly Random _random = new(seed);
    private int _sent;
    private int _restatesSent;
    private int _restatesAnswered;

    public int Answered { get; private set; }

    public Task PrepareAsync(GrpcChannel channel) => Moves.MoveAsync(channel, [Fleet.Account(Id, ["owner-0"], [])]);

    public Task RunAsync(GrpcChannel channel, CancellationToken stop) =>
        Answers.RepeatSlowlyAsync(() => RetryAsync(channel), stop);

    public async Task<IReadOnlyList<string>> SettleAsync(GrpcChannel channel)
    {
        var events = await new MigrationCaller(channel).EventsAsync(Id);
        var kept = events.Count(e => e.Kind == MigrationEventKind.DeliveryRetried);
        // The first change is the cut-over's; each restatement is one more.
        var restates = (await new SyncCaller(channel).StatusAsync(Id)).Status.RecordedSequence - 1;
        return
        [
            .. Between("Retries", kept, Answered, _sent),
            .. Between("Restatements", restates, _restatesAnswered, _restatesSent),
        ];
    }

    public Task<IReadOnlyList<string>> FinishAsync(GrpcChannel channel) => SettleAsync(channel);

    private static IEnumerable<string> Between(string what, long kept, int answered, int sent) =>
        kept >= answered && kept <= sent
            ? []
            : [$"{what} of {Id}: {answered} were answered, {sent} sent, and {kept} are there."];

    private async Task RetryAsync(GrpcChannel channel)
    {
        var restates = _random.Next(2) == 0;
        _sent++;
        _restatesSent += restates ? 1 : 0;
        await new AccountSyncService.AccountSyncServiceClient(channel).RetryDeliveryAsync(
            new() { PublisherId = Id, Mode = restates ? RetryMode.Restate : RetryMode.Resend },
            Answers.Options
        );
        Answered++;
        _restatesAnswered += restates ? 1 : 0;
    }
}
