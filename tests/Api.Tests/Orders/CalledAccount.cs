using System.Collections.Concurrent;
using Grpc.Core;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Sync.Model;
using PublisherMigration.Sync.Model.Orders;
using PublisherMigration.Sync.Model.Orders.Calls;

namespace PublisherMigration.Api.Tests.Orders;

/// <summary>One account of a history: makes its calls through the generated clients and says what came of them.</summary>
internal sealed class CalledAccount(RunningService service, string id, Notebook notebook, Instants instants)
{
    private readonly KnownHolds _holds = new();
    private readonly ConcurrentQueue<Operation> _operations = new();
    private readonly ConcurrentQueue<Place> _places = new();

    public string Id { get; } = id;

    public Notebook Notebook { get; } = notebook;

    public IReadOnlyCollection<Place> Places => _places;

    private AccountSyncService.AccountSyncServiceClient Client { get; } = new(service.Channel);

    private Portal Portal { get; } = service.Portal;

    public History HistoryFrom(ModelPublisher start) => new(start, _operations);

    public long Invoke() => instants.Next();

    /// <summary>Notes what was asked and answered; an answer that nobody got stands for an outcome that nobody knows.</summary>
    public void Note(string caller, long invoked, Call call, Answer? answer, long? after = null)
    {
        long? answered = answer is null ? null : instants.Next();
        _operations.Enqueue(new Operation(caller, invoked, answered, call, answer, after));
    }

    /// <summary>Makes a call and notes it. A reading that failed is as if it had never been made.</summary>
    public async Task CallAsync(string caller, Call call, CancellationToken givenUp = default)
    {
        var options = Portal.Options.WithCancellationToken(
            givenUp.CanBeCanceled ? givenUp : TestContext.Current.CancellationToken
        );
        var invoked = Invoke();
        try
        {
            Note(caller, invoked, call, await AnswerAsync(call, invoked, options));
        }
        catch (RpcException failed) when (IsUnknown(failed))
        {
            if (call is RecordCall or ReportCall or DecideCall or LegacyRoleCall or LegacyNameCall or CompleteCall)
            {
                Note(caller, invoked, call, answer: null);
            }
        }
        catch (RpcException refused)
        {
            Note(caller, invoked, call, Answer.Refused(Refusal.Of(refused).Reason.ToString()));
        }
    }

    public static bool IsUnknown(RpcException failed) =>
        failed.StatusCode is StatusCode.Cancelled or StatusCode.Unavailable;

    public Answer Of(ChangeResult result, long invoked) =>
        result.Error is { } error
            ? Answer.Refused(error.Reason.ToString())
            : Of(result.Outcome, result.Sequence, result.Position, result.OriginalOutcome, result.Hold, invoked);

    private async Task<Answer> AnswerAsync(Call call, long invoked, CallOptions options) =>
        call switch
        {
            RecordCall record => Of(
                await Client.RecordChangeAsync(
                    new() { PublisherId = Id, Change = Words.ChangeOf(record.Said) },
                    options
                ),
                invoked
            ),
            ReportCall report => Of(await Client.ReportRosterAsync(RequestOf(report.Said), options)),
            DecideCall decide => await DecideAsync(decide, options),
            LegacyRoleCall or LegacyNameCall => Answer.Of(
                new Verdict(
                    (
                        await Client.SubmitLegacyChangeAsync(
                            new() { PublisherId = Id, Change = LegacyChangeOf(call) },
                            options
                        )
                    ).Outcome.ToString()
                )
            ),
            CompleteCall => Answer.Done(
                (
                    await Portal.Migrations.CompleteMigrationAsync(new() { PublisherId = Id }, options)
                ).Migration.State.ToString()
            ),
            ReadStatus => Of((await Client.GetSyncStatusAsync(new() { PublisherId = Id }, options)).Status),
            ReadChanges read => ReadChanges.Seen(
                read.After,
                [.. (await ChangesAsync(read.After, options)).Select(Words.TextOf)]
            ),
            ReadSnapshot => await SnapshotAsync(options),
            ReadMembers => Of(
                (await Portal.Directory.GetPublisherAsync(new() { PublisherId = Id }, options)).Publisher
            ),
            ReadBanner read => await BannerAsync(read.Member, options),
            ReadHolds => await HoldsAsync(options),
            _ => throw new InvalidOperationException($"Nobody makes {call}."),
        };

    private Answer Of(RecordChangeResponse told, long invoked) =>
        Of(told.Outcome, told.Sequence, told.Position, told.OriginalOutcome, told.Hold, invoked);

    private Answer Of(
        ChangeOutcome outcome,
        long sequence,
        long position,
        ChangeOutcome original,
        HoldReference? hold,
        long invoked
    )
    {
        if (sequence > 0)
        {
            var isFresh = outcome == ChangeOutcome.Recorded;
            _places.Enqueue(new Place(Id, sequence, position, isFresh ? invoked : 0, instants.Next()));
        }

        return Answer.Of(
            new Verdict(
                outcome.ToString(),
                sequence,
                original == ChangeOutcome.Unspecified ? string.Empty : original.ToString(),
                hold is null ? 0 : _holds.NumberOf(hold.HoldId),
                hold?.State.ToString() ?? string.Empty
            )
        );
    }

    private Answer Of(ReportRosterResponse told) =>
        Answer.Of(
            new Verdict(
                told.Outcome.ToString(),
                Original: told.OriginalOutcome == ChangeOutcome.Unspecified
                    ? string.Empty
                    : told.OriginalOutcome.ToString(),
                Hold: told.Hold is null ? 0 : _holds.NumberOf(told.Hold.HoldId),
                HoldState: told.Hold?.State.ToString() ?? string.Empty,
                Counts: $"{told.Added} {told.RolesChanged} {told.Removed} {told.SettingsChanged} {told.Unchanged} "
                    + $"{told.Newer} {told.FirstSequence} {told.LastSequence}"
            )
        );

    private Answer Of(SyncStatus status)
    {
        status.DeliveredSequence.ShouldBeLessThanOrEqualTo(status.RecordedSequence);
        return ReadStatus.Seen(
            status.RecordedSequence,
            status.HeldChanges,
            status.LastRefusal is { } refusal
                ? ModelAccount.RefusalText(
                    Guid.Parse(refusal.ChangeId),
                    refusal.SourceVersion,
                    refusal.Error.Reason.ToString()
                )
                : "none",
            status.OpenHold is { } hold ? [_holds.NumberOf(hold.HoldId)] : []
        );
    }

    private static Answer Of(PublisherAccount account)
    {
        var isMigrated = account.Authority == Authority.PartnerCenter;
        account.MigrationState.ShouldBe(isMigrated ? MigrationState.Migrated : MigrationState.Ready);
        return ReadMembers.Seen(
            isMigrated,
            account.DisplayName,
            isMigrated
                ? Words.TextOf(account.Members)
                : ModelAccount.TextOf(
                    account.Members.Select(static m =>
                        KeyValuePair.Create(
                            Words.NumberOf(m.Principal),
                            m.LegacyRole == LegacyRole.Owner ? ModelPublisher.Owner : ModelPublisher.Contributor
                        )
                    )
                )
        );
    }

    private async Task<Answer> DecideAsync(DecideCall decide, CallOptions options)
    {
        var (holdId, digest) = _holds.Find(decide.Hold, decide.Content);
        var hold = decide.Approves
            ? (
                await Client.ApproveHeldChangesAsync(
                    new()
                    {
                        PublisherId = Id,
                        HoldId = holdId,
                        Digest = digest,
                    },
                    options
                )
            ).Hold
            : (
                await Client.RejectHeldChangesAsync(
                    new()
                    {
                        PublisherId = Id,
                        HoldId = holdId,
                        Digest = digest,
                    },
                    options
                )
            ).Hold;
        return Answer.Done(Words.TextOf(hold), _holds.NumberOf(hold.HoldId));
    }

    private async Task<IReadOnlyList<Change>> ChangesAsync(int after, CallOptions options)
    {
        var request = new ListChangesRequest
        {
            PublisherId = Id,
            AfterSequence = after,
            PageSize = 1_000,
        };
        var changes = (await Client.ListChangesAsync(request, options)).Changes;
        foreach (var change in changes)
        {
            _places.Enqueue(new Place(Id, change.Sequence, change.Position, 0, instants.Next()));
        }

        return changes;
    }

    /// <summary>The account as the snapshot at the begin of a stream has it.</summary>
    private async Task<Answer> SnapshotAsync(CallOptions options)
    {
        var request = new WatchChangesRequest
        {
            From = WatchStart.Now,
            IncludeSnapshot = true,
            PublisherIds = { Id },
        };
        using var stream = Client.WatchChanges(request, options);
        while (await stream.ResponseStream.MoveNext(options.CancellationToken))
        {
            if (stream.ResponseStream.Current.Rosters.SingleOrDefault() is { } roster)
            {
                return ReadSnapshot.Seen(
                    roster.Sequence,
                    Words.TextOf(roster.Members),
                    Words.ValuesOf(roster.Settings)
                );
            }

            if (stream.ResponseStream.Current.Bookmark?.Kind == FeedBookmarkKind.SnapshotComplete)
            {
                return ReadSnapshot.SeenNothing;
            }
        }

        throw new InvalidOperationException("The stream has ended by itself.");
    }

    private async Task<Answer> BannerAsync(int member, CallOptions options)
    {
        var request = new GetBannerRequest { PublisherId = Id, Viewer = Words.Person(member).Acts() };
        var banner = (await Portal.Migrations.GetBannerAsync(request, options)).Banner;
        return ReadBanner.Seen(banner.Kind.ToString(), banner.Owners.Select(Words.NumberOf));
    }

    private async Task<Answer> HoldsAsync(CallOptions options)
    {
        var request = new ListHeldChangesRequest
        {
            PublisherId = Id,
            States = { HoldState.Open, HoldState.Approved, HoldState.Rejected, HoldState.Replaced },
        };
        var holds = (await Client.ListHeldChangesAsync(request, options)).Holds;
        var open = holds.FirstOrDefault(static hold => hold.State == HoldState.Open);
        Notebook.Saw(open is null ? null : _holds.Saw(open));
        return ReadHolds.Seen([
            .. holds.Select(hold => (_holds.NumberOf(hold.HoldId), Words.TextOf(hold), ItemsOf(hold))),
        ]);
    }

    private static IReadOnlyList<string> ItemsOf(Hold hold) =>
        [.. hold.Changes.Select(static held => Words.TextOf(held.Change))];

    private ReportRosterRequest RequestOf(SaidRoster said) =>
        new()
        {
            PublisherId = Id,
            SourceVersion = said.Version,
            Members = { said.Members.Select(static m => Words.MemberOf(m.Key, m.Value)) },
            Settings = said.Settings is { } values
                ? new AccountSettings
                {
                    DisplayName = values[0],
                    ContactEmail = values[1],
                    SupportUri = values[2],
                }
                : null,
            Complete = true,
        };

    private static LegacyChange LegacyChangeOf(Call call) =>
        call switch
        {
            LegacyNameCall named => new() { FactsChanged = new() { DisplayName = named.Name } },
            LegacyRoleCall { MustBeMember: true } changed => new()
            {
                LegacyRoleChanged = new()
                {
                    Principal = Words.Person(changed.Member),
                    LegacyRole = LegacyRoleOf(changed.Role),
                },
            },
            LegacyRoleCall { Role: 0 } removed => new()
            {
                MemberRemoved = new() { Principal = Words.Person(removed.Member) },
            },
            LegacyRoleCall added => new()
            {
                MemberAdded = new()
                {
                    Member = new() { Principal = Words.Person(added.Member), LegacyRole = LegacyRoleOf(added.Role) },
                },
            },
            _ => throw new InvalidOperationException($"{call} is no change of the legacy portal."),
        };

    public static LegacyRole LegacyRoleOf(int role) =>
        role == ModelPublisher.Owner ? LegacyRole.Owner : LegacyRole.Contributor;
}
