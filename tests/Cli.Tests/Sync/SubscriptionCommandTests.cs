using PublisherMigration.Cli.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Tests.Sync;

public sealed class SubscriptionCommandTests
{
    private static readonly Subscription Billing = new()
    {
        SubscriptionId = "billing",
        State = SubscriptionState.Active,
        PublisherIds = { "p-1", "p-2" },
        AcknowledgedToken = "t9",
        AcknowledgedPosition = 90,
        Distance = 4,
        OldestUnacknowledgedTime = Syncs.Noon,
        CreateTime = Syncs.At(8),
    };

    [Fact]
    public async Task List_Subscriptions_AreALineEach()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Sync.On<ListSubscriptionsRequest>(static _ => new ListSubscriptionsResponse
        {
            Subscriptions =
            {
                Billing,
                new Subscription
                {
                    SubscriptionId = "search",
                    State = SubscriptionState.Lost,
                    Connected = true,
                },
            },
        });

        CliResult plain = await CliRun.PipedAsync(server, "sync", "subscriptions", "list");
        CliResult script = await CliRun.PipedAsync(server, "sync", "subscriptions", "list", "--json");

        plain.Out.ShouldMatch(@"billing\s+ACTIVE\s+no\s+4\s+\d+ d \d+ h\s+90\s+2");
        plain.Out.ShouldMatch(@"search\s+LOST\s+yes\s+0\s+0\s+all");
        script.Json.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Show_Subscription_SaysWhereItStands()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Sync.On<GetSubscriptionRequest>(static _ => new GetSubscriptionResponse { Subscription = Billing });

        CliResult result = await CliRun.PipedAsync(server, "sync", "subscriptions", "show", "billing");

        server.Sync.Received<GetSubscriptionRequest>().ShouldHaveSingleItem().SubscriptionId.ShouldBe("billing");
        result.Out.ShouldContain("billing: ACTIVE");
        result.Out.ShouldContain("Not acknowledged: 4 changes");
        result.Out.ShouldContain("Acknowledged token: t9");
        result.Out.ShouldContain("Accounts: p-1, p-2");
    }

    [Fact]
    public async Task Create_Subscription_BeginsWhereItIsTold()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Sync.On<CreateSubscriptionRequest>(static _ => new CreateSubscriptionResponse
        {
            Subscription = Billing,
        });
        string[] create = ["sync", "subscriptions", "create", "billing"];

        await CliRun.PipedAsync(server, create);
        await CliRun.PipedAsync(server, [.. create, "--from", "beginning", "--publisher", "p-1", "--publisher", "p-2"]);
        await CliRun.PipedAsync(server, [.. create, "--resume", "t5"]);

        server
            .Sync.Received<CreateSubscriptionRequest>()
            .ShouldBe([
                new CreateSubscriptionRequest { SubscriptionId = "billing", From = WatchStart.Now },
                new CreateSubscriptionRequest
                {
                    SubscriptionId = "billing",
                    From = WatchStart.Beginning,
                    PublisherIds = { "p-1", "p-2" },
                },
                new CreateSubscriptionRequest { SubscriptionId = "billing", ResumeToken = "t5" },
            ]);
    }

    [Theory]
    [InlineData("en", "The subscription billing is deleted.")]
    [InlineData("fr", "L'abonnement billing est supprimé.")]
    public async Task Delete_Subscription_SaysSo(string language, string expected)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Sync.On<DeleteSubscriptionRequest>(static _ => new DeleteSubscriptionResponse());

        CliResult result = await CliRun.PipedAsync(
            server,
            "sync",
            "subscriptions",
            "delete",
            "billing",
            "--language",
            language
        );

        result.Code.ShouldBe(0);
        result.Out.Trim().ShouldBe(expected);
    }
}
