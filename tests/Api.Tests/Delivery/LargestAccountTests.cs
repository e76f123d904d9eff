using System.Globalization;
using PublisherMigration.Api.Tests.Feed;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Delivery;

/// <summary>An account of as many members as it may have, whose addresses are as long as they may be.</summary>
public sealed class LargestAccountTests
{
    private const int Members = 10_000;
    private const int UsualLimit = 4 * 1024 * 1024;
    private const string Tenant = "ffffffff-0000-4000-8000-000000000001";
    private const string Mpn = "2001";

    private static readonly string Domain = string.Join(
        '.',
        Enumerable.Repeat(new string('d', 60), 2).Append(new string('e', 50)).Append("example")
    );

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CutOver_ReachesReaderAndPortal_ThoughItIsAboveTheUsualLimit()
    {
        await using var delivering = await DeliveringService.StartAsync();

        var id = await MigrateAsync(delivering);

        using var reader = FeedReader.From(delivering.Service, WatchStart.Beginning);
        var change = (await reader.ChangesAsync(1))[0];
        change.CalculateSize().ShouldBeInRange(UsualLimit + 1, 16 * 1024 * 1024);
        change.AccountMigrated.Members.Count.ShouldBe(Members);
        await delivering.AllArrivesAsync([id]);
    }

    [Fact]
    public async Task PortalTakesLessThanTheChange_QuarantinesAndSaysWhatToDo()
    {
        await using var delivering = await DeliveringService.StartAsync();
        await LimitPortalAsync(delivering, UsualLimit);
        var id = await MigrateAsync(delivering);
        await delivering.RecordAsync(
            id,
            new AccountChange { MemberRemoved = new MemberRemoved { Principal = Who.Work(Address(Members - 1)) } }
        );

        var status = await delivering.BecomesAsync(id, SyncState.Quarantined);

        status.LastError.Kind.ShouldBe(DeliveryErrorKind.ChangeNotAccepted);
        status.LastError.Code.ShouldBe("RESOURCE_EXHAUSTED");
        status.LastError.Message.ShouldContain("16 MB");
        status.LastError.Change.Sequence.ShouldBe(1);
        status.LastError.Change.AccountMigrated.Members.ShouldBeEmpty(
            "An operator's client need not be told to take more."
        );
        status.CalculateSize().ShouldBeLessThan(10_000);

        await LimitPortalAsync(delivering, 16 * 1024 * 1024);
        await delivering.RetryAsync(id, RetryMode.Resend);

        await delivering.AllArrivesAsync([id]);
    }

    [Fact]
    public async Task Roster_OfTooManyMembers_IsRefusedForTheirNumber_ThoughItIsAboveTheUsualLimit()
    {
        await using var delivering = await DeliveringService.StartAsync();
        var roster = new ReportRosterRequest
        {
            PublisherId = "whoever",
            SourceVersion = 1,
            Complete = true,
            Members = { Enumerable.Range(0, 2 * Members).Select(Address).Select(Developer) },
        };
        roster.CalculateSize().ShouldBeGreaterThan(UsualLimit);

        await Refusal.OfAsync(
            ErrorReason.RosterTooLarge,
            async () => await delivering.Sync.ReportRosterAsync(roster, cancellationToken: Cancellation)
        );
    }

    private static async Task<string> MigrateAsync(DeliveringService delivering)
    {
        const string id = "largest";
        var portal = delivering.Service.Portal;
        await portal.ImportAsync(World.Tenant(Tenant, "Long Names", TenantKind.Standard, Domain));
        await portal.ImportAsync(World.Membership(Mpn, Tenant));
        await portal.ImportAsync(
            World.Account(
                id,
                Mpn,
                [
                    Who.Work(Address(0)).Owner(),
                    .. Enumerable.Range(1, Members - 1).Select(static n => Who.Work(Address(n)).Contributor()),
                ]
            )
        );
        var started = await portal.StartAsync(id, workEmail: Address(0), autoComplete: true);
        started.State.ShouldBe(MigrationState.Migrated);
        return id;
    }

    private static async Task LimitPortalAsync(DeliveringService delivering, int octets)
    {
        await delivering.Portal.CloseListenerAsync();
        delivering.Portal.LargestRequest = octets;
        await delivering.Portal.OpenListenerAsync();
    }

    private static string Address(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{new string('m', 55)}{number:D6}@{Domain}");

    private static Member Developer(string address) =>
        new() { Principal = Who.Work(address), PartnerCenterRoles = { PartnerCenterRole.Developer } };
}
