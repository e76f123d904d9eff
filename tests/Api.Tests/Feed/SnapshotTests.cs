using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Feed;

public sealed class SnapshotTests : IAsyncLifetime
{
    private const int Accounts = 130;

    private RunningService _service = null!;
    private Recorder _recorder = null!;
    private string[] _accounts = [];

    public async ValueTask InitializeAsync()
    {
        _service = await RunningService.StartWithWorldAsync();
        _recorder = new Recorder(_service);
        _accounts = await _recorder.MigrateAsync(Accounts);
        await _recorder.RecordAsync(_accounts, 5 * Accounts);
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task Snapshot_TakenWhileChangesAreRecorded_IsOfOnePosition_AndTheChangesAfterItMakeThePresent()
    {
        using var stop = new CancellationTokenSource();
        var recording = RecordUntilAsync(stop.Token);
        using var reader = new FeedReader(_service, Request());

        var seen = await ReadSnapshotAsync(reader);
        await stop.CancelAsync();
        var last = await recording;
        var later = await _recorder.MigrateAsync(1, "later");
        var changes = new List<Change>();
        while (changes.Count == 0 || changes[^1].Position <= last)
        {
            changes.AddRange(await reader.ChangesAsync(1));
        }

        // Every account once, as of one position; all changes after that position follow, and none before it.
        seen.Rosters.Keys.ShouldBe(_accounts, ignoreOrder: true);
        changes[0].Position.ShouldBe(seen.Position + 1);
        changes.Select(change => change.Position).ShouldBe(changes[0].Position.To(changes[^1].Position));
        foreach (var ofAccount in changes.GroupBy(change => change.PublisherId, StringComparer.Ordinal))
        {
            var sequence = seen.Rosters.GetValueOrDefault(ofAccount.Key)?.Sequence ?? 0;
            ofAccount.First().Sequence.ShouldBe(sequence + 1, ofAccount.Key);
        }

        foreach (var id in _accounts.Concat(later))
        {
            var account = Fold(seen.Rosters.GetValueOrDefault(id), changes.Where(change => Is(change.PublisherId, id)));
            await ShouldBePresentAsync(id, account);
        }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task EveryToken_ResumesExactlyTheRest(bool isFiltered, bool hasSnapshot)
    {
        string[] filter = isFiltered ? [.. _accounts.Where((_, number) => number % 4 == 1)] : [];
        var request = hasSnapshot
            ? Request(filter)
            : new WatchChangesRequest { From = WatchStart.Beginning, PublisherIds = { filter } };
        using var stop = new CancellationTokenSource();
        var recording = RecordUntilAsync(stop.Token);
        using var reader = new FeedReader(_service, request);
        var whole = new List<WatchChangesResponse>();
        while (whole.Count < 40)
        {
            whole.Add(await reader.NextAsync());
        }

        await stop.CancelAsync();
        await recording;
        var end = (await _recorder.RecordAsync([_accounts[1]], 1))[^1];
        whole.AddRange(await reader.MessagesThroughAsync(end));

        var items = Items(whole).ToList();
        for (var i = 0; i < whole.Count; i++)
        {
            using var resumed = FeedReader.After(_service, whole[i].ResumeToken, filter);
            var rest = await RestAsync(resumed, end, i == whole.Count - 1);
            Items(rest).ShouldBe(Items(whole.Skip(i + 1)), $"after message {i} of {whole.Count}");
            rest[0].Bookmark.ShouldNotBeNull();
        }

        items.Distinct().Count().ShouldBe(items.Count);
    }

    [Fact]
    public async Task Snapshot_OfSomeAccounts_HasTheseAlone()
    {
        string[] filter = [_accounts[100], _accounts[7], "not-migrated"];
        using var reader = new FeedReader(_service, Request(filter));

        var seen = await ReadSnapshotAsync(reader);

        seen.Rosters.Keys.ShouldBe([_accounts[7], _accounts[100]], ignoreOrder: true);
        await ShouldBePresentAsync(_accounts[7], seen.Rosters[_accounts[7]]);
    }

    [Fact]
    public async Task Snapshot_IsBegunByNoToken()
    {
        using var reader = FeedReader.From(_service, WatchStart.Now);
        await reader.BookmarkAsync();
        using var resumed = new FeedReader(
            _service,
            new WatchChangesRequest { ResumeToken = reader.Token, IncludeSnapshot = true }
        );
        await resumed.BookmarkAsync();

        await _recorder.RecordAsync(_accounts, 1);

        (await resumed.NextAsync()).Changes.Count.ShouldBe(1);
    }

    private static WatchChangesRequest Request(params string[] filter) =>
        new()
        {
            From = WatchStart.Now,
            IncludeSnapshot = true,
            PublisherIds = { filter },
        };

    private static async Task<List<WatchChangesResponse>> RestAsync(FeedReader reader, long end, bool isAtEnd) =>
        isAtEnd ? [await reader.NextAsync()] : await reader.MessagesThroughAsync(end);

    /// <summary>What the messages bring, without how it is cut into messages.</summary>
    private static IEnumerable<string> Items(IEnumerable<WatchChangesResponse> messages) =>
        messages.SelectMany(message =>
            message
                .Rosters.Select(roster => roster.ToString())
                .Concat(message.Changes.Select(change => change.ToString()))
                .Concat(
                    message.Bookmark is { Kind: FeedBookmarkKind.SnapshotComplete } complete
                        ? [$"complete {complete.Position}"]
                        : []
                )
        );

    private static async Task<(Dictionary<string, AccountRoster> Rosters, long Position)> ReadSnapshotAsync(
        FeedReader reader
    )
    {
        (await reader.BookmarkAsync()).Position.ShouldBe(0);
        var rosters = new Dictionary<string, AccountRoster>(StringComparer.Ordinal);
        while (true)
        {
            var message = await reader.NextAsync();
            message.Changes.ShouldBeEmpty();
            foreach (var roster in message.Rosters)
            {
                rosters.Add(roster.PublisherId, roster);
            }

            if (message.Bookmark is { Kind: FeedBookmarkKind.SnapshotComplete } complete)
            {
                return (rosters, complete.Position);
            }
        }
    }

    /// <summary>The account that a reader makes of a roster and of changes.</summary>
    private static AccountRoster Fold(AccountRoster? roster, IEnumerable<Change> changes)
    {
        var account = roster?.Clone() ?? new AccountRoster();
        foreach (var change in changes)
        {
            change.Sequence.ShouldBe(account.Sequence + 1);
            account.Sequence = change.Sequence;
            switch (change.KindCase)
            {
                case Change.KindOneofCase.AccountMigrated:
                    account.PublisherId = change.PublisherId;
                    account.Members.Add(change.AccountMigrated.Members);
                    account.Settings = change.AccountMigrated.Settings;
                    account.PartnerCenterAccountId = change.AccountMigrated.PartnerCenterAccountId;
                    break;
                case Change.KindOneofCase.MemberAdded:
                    account.Members.Add(change.MemberAdded.Member);
                    break;
                case Change.KindOneofCase.MemberRemoved:
                    account.Members.Remove(Of(account, change.MemberRemoved.Principal)).ShouldBeTrue();
                    break;
                case Change.KindOneofCase.MemberRolesChanged:
                    var member = Of(account, change.MemberRolesChanged.Principal);
                    member.PartnerCenterRoles.Clear();
                    member.PartnerCenterRoles.Add(change.MemberRolesChanged.Roles);
                    member.LegacyRole = change.MemberRolesChanged.LegacyRole;
                    break;
                case Change.KindOneofCase.SettingsChanged:
                    account.Settings.DisplayName = change.SettingsChanged.DisplayName;
                    break;
                case Change.KindOneofCase.None:
                case Change.KindOneofCase.AccountRestated:
                default:
                    throw new InvalidOperationException(change.ToString());
            }
        }

        return account;
    }

    private static Member Of(AccountRoster account, Principal principal) =>
        account.Members.Single(member => member.Principal.Equals(principal));

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    private async Task ShouldBePresentAsync(string id, AccountRoster account)
    {
        var present = await _recorder.FindAsync(id);
        account.Sequence.ShouldBe(present.Sequence);
        account.Settings.DisplayName.ShouldBe(present.Settings.DisplayName);
        account.PartnerCenterAccountId.ShouldBe(present.PartnerCenterAccountId);
        account
            .Members.Select(member => $"{member.Principal.Email} {member.PartnerCenterRoles}")
            .Order(StringComparer.Ordinal)
            .ShouldBe(
                present
                    .Members.Select(member => $"{member.Principal.Key} {RolesOf(member)}")
                    .Order(StringComparer.Ordinal)
            );
    }

    private static string RolesOf(Domain.PublisherAccounts.Member member) =>
        $"{Api.Mapping.Principals.ToProto(member).PartnerCenterRoles}";

    /// <summary>Records until it is told to stop; answers the last position.</summary>
    private async Task<long> RecordUntilAsync(CancellationToken stop)
    {
        var last = 0L;
        while (!stop.IsCancellationRequested)
        {
            last = (await _recorder.RecordAsync(_accounts, 40, perTransaction: 10))[^1];
        }

        return last;
    }
}

internal static class Positions
{
    public static IEnumerable<long> To(this long first, long last)
    {
        for (var position = first; position <= last; position++)
        {
            yield return position;
        }
    }
}
