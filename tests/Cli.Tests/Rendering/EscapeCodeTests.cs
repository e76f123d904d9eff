using PublisherMigration.Cli.Rendering;
using PublisherMigration.Cli.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Tests.Rendering;

public sealed class EscapeCodeTests
{
    private const char Escape = '\u001b';

    [Theory]
    [InlineData("status", Accounts.Id)]
    [InlineData("list")]
    [InlineData("summary")]
    [InlineData("migrate", Accounts.Id)]
    [InlineData("--help")]
    [InlineData("sync", "status", Accounts.Id)]
    [InlineData("sync", "changes", Accounts.Id)]
    [InlineData("sync", "held", "show", Accounts.Id)]
    [InlineData("sync", "watch", "--help")]
    public async Task Piped_AnyOutput_HasNoEscapeCodes(params string[] arguments)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        AccountMigration hostile = Accounts.ReadyLosingBob();
        hostile.Losses[0].Text = $"{Escape}[31mred{Escape}]0;title\a";
        server.Migrations.On<GetMigrationRequest>(_ => new GetMigrationResponse { Migration = hostile });
        server.Migrations.On<ListMigrationsRequest>(_ => new ListMigrationsResponse { Migrations = { hostile } });
        server.Migrations.On<SummarizeMigrationsRequest>(static _ => new SummarizeMigrationsResponse
        {
            States =
            {
                new StateCount { State = MigrationState.Ready, Accounts = 3 },
            },
            Total = 3,
        });

        SyncStatus status = Syncs.Quarantined();
        status.LastError.Message = hostile.Losses[0].Text;
        Change change = new() { SettingsChanged = new SettingsChanged { DisplayName = hostile.Losses[0].Text } };
        Hold hold = Syncs.Hold();
        hold.Note = hostile.Losses[0].Text;
        server.Sync.On<GetSyncStatusRequest>(_ => new GetSyncStatusResponse { Status = status });
        server.Sync.On<ListChangesRequest>(_ => new ListChangesResponse { Changes = { change } });
        server.Sync.On<ListHeldChangesRequest>(_ => new ListHeldChangesResponse { Holds = { hold } });

        CliResult result = await CliRun.PipedAsync(server, arguments);

        result.Out.ShouldNotBeEmpty();
        (result.Out + result.Error).ShouldNotContain(Escape);
    }

    [Fact]
    public async Task Piped_LongText_IsNotBroken()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        string text = string.Join(' ', Enumerable.Repeat("long", 200));
        AccountMigration migration = Accounts.Needing(RequirementKind.WorkEmail, ErrorReason.WorkEmailRequired, text);
        server.Migrations.On<GetMigrationRequest>(_ => new GetMigrationResponse { Migration = migration });

        CliResult result = await CliRun.PipedAsync(server, "status", Accounts.Id);

        result.Out.ShouldContain(text);
    }

    [Fact]
    public void Line_OnATerminalWithoutColours_HasNoEscapeCodes()
    {
        using StringWriter output = new();

        Display.On(output, isTerminal: true, color: false, input: null).Line("careful", Tone.Bad);

        output.ToString().ShouldBe("careful" + Environment.NewLine);
    }
}
