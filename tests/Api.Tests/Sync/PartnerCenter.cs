using System.Globalization;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Sync;

/// <summary>Partner Center's back end as a caller, through the generated client.</summary>
public sealed class PartnerCenter(RunningService service)
{
    public AccountSyncService.AccountSyncServiceClient Client { get; } = new(service.Channel);

    private Portal Portal { get; } = service.Portal;

    public static Principal Dev(int number) =>
        Who.Work(string.Create(CultureInfo.InvariantCulture, $"dev{number}@alder.example"));

    /// <summary>A migrated account: Mara, carried as a manager, and so many developers.</summary>
    public async Task<string> MigratedAsync(int developers = 1)
    {
        var id = Ids.Next();
        await Portal.ImportAsync(
            World.Account(
                id,
                World.AlderMpn,
                [Who.Mara.Owner(), .. Enumerable.Range(1, developers).Select(static n => Dev(n).Contributor())]
            )
        );
        (await Portal.StartAsync(id, Who.Mara.Acts(), autoComplete: true)).State.ShouldBe(MigrationState.Migrated);
        return id;
    }

    public async Task<RecordChangeResponse> RecordAsync(string id, AccountChange change, Actor? actor = null) =>
        await Client.RecordChangeAsync(
            new()
            {
                PublisherId = id,
                Change = change,
                Actor = actor,
            },
            Portal.Options
        );

    /// <summary>Sends one message on a stream of its own.</summary>
    public async Task<IReadOnlyList<ChangeResult>> RecordAsync(params ChangeToRecord[] changes)
    {
        using var stream = Client.RecordChanges(Portal.Options);
        await stream.RequestStream.WriteAsync(new() { Changes = { changes } });
        await stream.RequestStream.CompleteAsync();
        (await stream.ResponseStream.MoveNext(TestContext.Current.CancellationToken)).ShouldBeTrue();
        var results = stream.ResponseStream.Current.Results;
        (await stream.ResponseStream.MoveNext(TestContext.Current.CancellationToken)).ShouldBeFalse();
        return results;
    }

    public async Task<ReportRosterResponse> ReportAsync(
        string id,
        long version,
        IEnumerable<Member> members,
        AccountSettings? settings = null,
        bool complete = true
    ) =>
        await Client.ReportRosterAsync(
            new()
            {
                PublisherId = id,
                SourceVersion = version,
                Members = { members },
                Settings = settings,
                Complete = complete,
            },
            Portal.Options
        );

    public async Task<SubmitLegacyChangeResponse> SubmitAsync(string id, LegacyChange change, Actor? actor = null) =>
        await Client.SubmitLegacyChangeAsync(
            new()
            {
                PublisherId = id,
                Change = change,
                Actor = actor,
            },
            Portal.Options
        );

    public async Task<IReadOnlyList<Hold>> HoldsAsync(string id, params HoldState[] states) =>
        (await Client.ListHeldChangesAsync(new() { PublisherId = id, States = { states } }, Portal.Options)).Holds;

    public async Task<Hold> OpenHoldAsync(string id) => (await HoldsAsync(id)).ShouldHaveSingleItem();

    public async Task<Hold> ApproveAsync(Hold hold, string note = "", Actor? actor = null) =>
        (
            await Client.ApproveHeldChangesAsync(
                new()
                {
                    PublisherId = hold.PublisherId,
                    HoldId = hold.HoldId,
                    Digest = hold.Digest,
                    Note = note,
                    Actor = actor,
                },
                Portal.Options
            )
        ).Hold;

    public async Task<Hold> RejectAsync(Hold hold, string note = "", Actor? actor = null) =>
        (
            await Client.RejectHeldChangesAsync(
                new()
                {
                    PublisherId = hold.PublisherId,
                    HoldId = hold.HoldId,
                    Digest = hold.Digest,
                    Note = note,
                    Actor = actor,
                },
                Portal.Options
            )
        ).Hold;

    /// <summary>Removes developers one by one; the outcomes.</summary>
    public async Task<ChangeOutcome[]> RemoveAsync(string id, int first, int last, long version)
    {
        var outcomes = new List<ChangeOutcome>();
        for (var number = first; number <= last; number++)
        {
            outcomes.Add((await RecordAsync(id, Removed(Dev(number), version))).Outcome);
        }

        return [.. outcomes];
    }

    /// <summary>The roster as it stands: Mara and these developers.</summary>
    public static IEnumerable<Member> Roster(params IEnumerable<int> developers) =>
        [
            With(Who.Mara, PartnerCenterRole.Manager),
            .. developers.Select(static n => With(Dev(n), PartnerCenterRole.Developer)),
        ];

    public static Member With(Principal principal, params PartnerCenterRole[] roles) =>
        new() { Principal = principal, PartnerCenterRoles = { roles } };

    public static AccountChange Added(Principal principal, PartnerCenterRole role, long version) =>
        Change(version, change => change.MemberAdded = new() { Member = With(principal, role) });

    public static AccountChange Removed(Principal principal, long version) =>
        Change(version, change => change.MemberRemoved = new() { Principal = principal });

    public static AccountChange RolesChanged(Principal principal, PartnerCenterRole role, long version) =>
        Change(version, change => change.MemberRolesChanged = new() { Principal = principal, Roles = { role } });

    public static AccountChange Settings(long version, SettingsChanged settings) =>
        Change(version, change => change.SettingsChanged = settings);

    public static ChangeToRecord Of(string id, AccountChange change) => new() { PublisherId = id, Change = change };

    private static AccountChange Change(long version, Action<AccountChange> what)
    {
        var change = new AccountChange { ChangeId = Ids.NewRequest(), SourceVersion = version };
        what(change);
        return change;
    }
}
