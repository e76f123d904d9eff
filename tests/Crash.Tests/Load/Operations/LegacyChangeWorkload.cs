using System.Globalization;
using Grpc.Net.Client;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Crash.Tests.Load.Migrations;

namespace PublisherMigration.Crash.Tests.Load.Operations;

/// <summary>The legacy portal submits a change after the other of an account that is not moved.</summary>
internal sealed class LegacyChangeWorkload : IWorkload
{
    private const string Id = "legacy-1";

    private int _sent;

    /// <summary>The last change that was answered.</summary>
    public int Answered { get; private set; }

    public async Task PrepareAsync(GrpcChannel channel) =>
        (
            await new MigrationCaller(channel).ImportAsync([new MovedAccount(Fleet.Account(Id, ["owner-0"], []))])
        ).Rejected.ShouldBe(0);

    public Task RunAsync(GrpcChannel channel, CancellationToken stop) =>
        Answers.RepeatSlowlyAsync(() => SubmitAsync(channel), stop);

    public async Task<IReadOnlyList<string>> SettleAsync(GrpcChannel channel)
    {
        var name = (await new MigrationCaller(channel).PublisherAsync(Id)).DisplayName;
        // Those sent after the last answer may be there or not.
        return Enumerable.Range(Answered, _sent - Answered + 1).Any(number => name == NameOf(number))
            ? []
            : [$"{Id} is '{name}'; '{NameOf(Answered)}' was answered last and '{NameOf(_sent)}' sent."];
    }

    public Task<IReadOnlyList<string>> FinishAsync(GrpcChannel channel) => SettleAsync(channel);

    private static string NameOf(int number) =>
        number == 0 ? $"Account {Id}" : string.Create(CultureInfo.InvariantCulture, $"Name {number}");

    private async Task SubmitAsync(GrpcChannel channel)
    {
        _sent++;
        var request = new SubmitLegacyChangeRequest
        {
            PublisherId = Id,
            Change = new() { FactsChanged = new() { DisplayName = NameOf(_sent) } },
        };
        await new AccountSyncService.AccountSyncServiceClient(channel).SubmitLegacyChangeAsync(
            request,
            Answers.Options
        );
        Answered = _sent;
    }
}
