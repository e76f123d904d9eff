using MediatR;
using PublisherMigration.Application.AccountSync.Holds;
using PublisherMigration.Application.AccountSync.Recording;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.Model;

/// <summary>One account of a fleet: makes its moves on the real handlers and on the model, and compares what they say.</summary>
internal sealed class AccountRun(string id, int developers, ModelFault fault, ModelCoverage coverage)
{
    private static readonly Application.Common.Caller Source = new("partner-center", IsOperator: true);

    private readonly ModelAccount _model = new(
        Enumerable
            .Range(0, developers + 1)
            .ToDictionary(static n => n, static n => n == 0 ? Universe.Bit(2) : Universe.Bit(3)),
        $"The {id} company",
        fault
    );

    private readonly List<Said> _sent = [];
    private readonly List<SaidRoster> _rosters = [];
    private readonly List<Guid> _holds = [];
    private readonly Dictionary<long, long> _positions = [];
    private readonly List<string> _trail = [];
    private long _version = 10;

    public string Id { get; } = id;

    public IEnumerable<int> Members => _model.Members.Keys;

    /// <summary>Makes the move; when the store failed, repeats it as a caller does.</summary>
    /// <param name="move">The move.</param>
    /// <param name="store">The real store.</param>
    /// <param name="failsAfterCommit">Whether what was not answered has happened all the same.</param>
    public async Task TakeAsync(Move move, TestStore store, bool failsAfterCommit)
    {
        var now = store.Time.GetUtcNow();
        var (send, judge) = ActionOf(move, store, now, failsAfterCommit);
        Verdict[] actual;
        try
        {
            actual = await send();
        }
        catch (RuleViolationException refused) when (refused.Violation.Reason == Reason.StoreUnavailable)
        {
            coverage.Count("interrupted");
            _trail.Add($"{move}: interrupted {(failsAfterCommit ? "after" : "before")} the commit");
            if (failsAfterCommit)
            {
                judge(now, []);
            }

            actual = await send();
        }

        var expected = judge(now, actual);
        _trail.Add($"{now:HH:mm} {move}: {string.Join(", ", expected.Select(static v => v.ToString()))}");
        Compare(
            string.Join("\n", actual.Select(static v => v.ToString())),
            string.Join("\n", expected.Select(static v => v.ToString()))
        );
        foreach (var verdict in actual.Where(static v => !v.Outcome.StartsWith("hold", StringComparison.Ordinal)))
        {
            coverage.Count(
                $"{(verdict.Counts.Length > 0 ? "roster " : "")}{verdict.Outcome} {verdict.Original}{verdict.Reason}".TrimEnd()
            );
        }
    }

    /// <summary>The account as it is stored, against the model.</summary>
    public async Task CompareStateAsync(TestStore store)
    {
        var account = (await store.ReadAsync(session => session.FindSynced(Fleet.Id(Id)))).ShouldNotBeNull();
        var members = account.Members.ToDictionary(
            static m => Universe.NumberOf(m.Principal),
            static m => Universe.RolesOf(m.PartnerCenterRoles)
        );
        string[] settings =
        [
            account.Settings.DisplayName,
            account.Settings.ContactEmail ?? string.Empty,
            account.Settings.SupportUri ?? string.Empty,
        ];
        Compare(
            StateText(members, settings, account.Sequence, account.OpenHold is { } hold ? TextOf(hold) : "none"),
            StateText(_model.Members, _model.Settings, _model.Sequence, _model.Open?.ToString() ?? "none")
        );
    }

    /// <summary>The account's history: what it adds up to is the account.</summary>
    public async Task CompareHistoryAsync(TestStore store)
    {
        var changes = await store
            .Get<Application.Common.Persistence.IChangeFeedReader>()
            .ReadAccountAsync(Fleet.Id(Id), 0, 100_000, TestContext.Current.CancellationToken);
        var (members, settings) = (new Dictionary<int, int>(), new AccountSettings(string.Empty, null, null));
        var last = 0L;
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            Compare($"sequence {change.Sequence}", $"sequence {i + 1}");
            Compare($"after {last}: {change.Position > last}", $"after {last}: True");
            last = change.Position;
            if (_positions.TryGetValue(change.Sequence, out var answered))
            {
                Compare($"position {change.Position}", $"position {answered}");
            }

            settings = Fold(change.Body, members, settings);
        }

        string[] values =
        [
            settings.DisplayName,
            settings.ContactEmail ?? string.Empty,
            settings.SupportUri ?? string.Empty,
        ];
        Compare(
            StateText(members, values, changes.Count, string.Empty),
            StateText(_model.Members, _model.Settings, _model.Sequence, string.Empty)
        );
    }

    private static AccountSettings Fold(ChangeBody body, Dictionary<int, int> members, AccountSettings settings)
    {
        switch (body)
        {
            case AccountMigrated migrated:
                foreach (var member in migrated.Members)
                {
                    members[Universe.NumberOf(member.Principal)] = Universe.RolesOf(member.PartnerCenterRoles);
                }

                return migrated.Settings;
            case MemberAdded added:
                members.Add(Universe.NumberOf(added.Principal), Universe.RolesOf(added.Roles));
                return settings;
            case MemberRolesChanged changed:
                members.ContainsKey(Universe.NumberOf(changed.Principal)).ShouldBeTrue();
                members[Universe.NumberOf(changed.Principal)] = Universe.RolesOf(changed.Roles);
                return settings;
            case MemberRemoved removed:
                members.Remove(Universe.NumberOf(removed.Principal)).ShouldBeTrue();
                return settings;
            case SettingsChanged changed:
                return settings.With(changed.Fields, changed.Values);
            default:
                throw new InvalidOperationException($"Nobody recorded {body}.");
        }
    }

    private static string StateText(
        IReadOnlyDictionary<int, int> members,
        string[] settings,
        long sequence,
        string hold
    ) =>
        $"#{sequence} {string.Join(' ', members.OrderBy(static m => m.Key).Select(static m => $"p{m.Key}:{m.Value}"))} "
        + $"[{string.Join('|', settings)}] {hold}";

    /// <summary>As the model writes its own.</summary>
    private string TextOf(Hold hold)
    {
        var items = hold.Changes.Select(held => $"{TextOf(held.Change)} {held.State} {held.Sequence}");
        return $"hold {NumberOf(hold.Id)} {hold.State} roster v{hold.Roster?.SourceVersion} "
            + $"{hold.Count.Fallen}/{hold.Count.MembersBefore}: {string.Join(", ", items)}";
    }

    private static string TextOf(SubmittedChange change) =>
        change.Body switch
        {
            MemberAdded added =>
                $"Add(p{Universe.NumberOf(added.Principal)} r{Universe.RolesOf(added.Roles)} v{change.SourceVersion})",
            MemberRolesChanged changed =>
                $"SetRoles(p{Universe.NumberOf(changed.Principal)} r{Universe.RolesOf(changed.Roles)} v{change.SourceVersion})",
            MemberRemoved removed => $"Remove(p{Universe.NumberOf(removed.Principal)} r0 v{change.SourceVersion})",
            SettingsChanged settings => $"Settings({(int)settings.Fields} v{change.SourceVersion})",
            _ => change.Body.ToString(),
        };

    private int NumberOf(Guid hold)
    {
        if (!_holds.Contains(hold))
        {
            _holds.Add(hold);
        }

        return _holds.IndexOf(hold) + 1;
    }

    private void Compare(string actual, string expected)
    {
        if (!string.Equals(actual, expected, StringComparison.Ordinal))
        {
            throw new InvalidOperationException(
                $"{Id} ({developers} developers)\n{string.Join('\n', _trail)}\n"
                    + $"The service says:\n{actual}\nThe model says:\n{expected}"
            );
        }
    }

    private (Func<Task<Verdict[]>> Send, Func<DateTimeOffset, Verdict[], Verdict[]> Judge) ActionOf(
        Move move,
        TestStore store,
        DateTimeOffset now,
        bool failsAfterCommit
    ) =>
        move.Kind switch
        {
            // Whether an id is still known that is no longer promised is seen in the answer, and there is none.
            MoveKind.Repeat or MoveKind.Reuse when failsAfterCommit && !AllPromised(now) => Single(New(move), store),
            MoveKind.Stream => Stream(
                [.. Enumerable.Range(0, 2 + (move.Who % 3)).Select(n => New(Shifted(move, n)))],
                store
            ),
            MoveKind.Repeat when _sent.Count > 0 => Single(_sent[^(1 + (move.Who % Math.Min(_sent.Count, 30)))], store),
            MoveKind.Reuse when _sent.Count > 0 => Single(
                New(move) with
                {
                    Id = _sent[^(1 + (move.What % Math.Min(_sent.Count, 30)))].Id,
                },
                store
            ),
            MoveKind.Roster => Roster(NewRoster(move), store),
            MoveKind.RepeatRoster when _rosters.Count > 0 => Roster(
                _rosters[^(1 + (move.Who % Math.Min(_rosters.Count, 3)))],
                store
            ),
            MoveKind.OtherRoster when _rosters.Count > 0 => Roster(
                NewRoster(move) with
                {
                    Version = _rosters[^1].Version,
                },
                store
            ),
            MoveKind.Approve or MoveKind.Reject or MoveKind.WrongDigest when _model.Open is { } open => Decision(
                move.Kind,
                open,
                store
            ),
            MoveKind.DecideAgain when _model.Holds.Count > 0 => Decision(
                move.What % 2 == 0 ? MoveKind.Approve : MoveKind.Reject,
                _model.Holds[move.Who % _model.Holds.Count],
                store
            ),
            _ => Single(New(move), store),
        };

    private bool AllPromised(DateTimeOffset now) =>
        _sent.TrueForAll(said => !_model.IsKnown(said.Id) || _model.IsPromised(said.Id, now));

    private static Move Shifted(Move move, int by) =>
        move with
        {
            Who = move.Who + (by * 5),
            What = move.What + (by * 3),
            Else = move.Else + (by * 7),
        };

    /// <summary>Mostly removals: the guard has to come into it.</summary>
    private Said New(Move move)
    {
        var kind = (move.What % 12) switch
        {
            < 3 => SaidKind.Add,
            < 8 => SaidKind.Remove,
            < 10 => SaidKind.SetRoles,
            _ => SaidKind.Settings,
        };
        var version = NextVersion(move.Else);
        var said =
            kind == SaidKind.Settings
                ? new Said(Guid.NewGuid(), version, kind, 0, 0, 1 + (move.Who % 7), Universe.Values(move.Else % 27))
                : new Said(
                    Guid.NewGuid(),
                    version,
                    kind,
                    move.Who % Universe.People,
                    kind == SaidKind.Remove ? 0 : Universe.Roles[move.Else % Universe.Roles.Length],
                    0,
                    []
                );
        _sent.Add(said);
        return said;
    }

    /// <summary>Rising mostly, with late ones, equal ones and gaps, as they come over several ways.</summary>
    private long NextVersion(int number) =>
        (number % 11) switch
        {
            < 6 => ++_version,
            < 8 => Math.Max(1, _version - 1 - (number % 5)),
            8 => _version,
            9 => _version += 4,
            // As if reported of a time when much has not happened yet.
            _ => _version + 3,
        };

    private SaidRoster NewRoster(Move move)
    {
        var members = new Dictionary<int, int>(_model.Members);
        var every = 1 + (move.What % 6);
        foreach (
            var member in _model.Members.Keys.Where(m => (m + move.Who) % every == 0 && (m > 0 || move.Else % 4 == 0))
        )
        {
            members.Remove(member);
        }

        if (move.What % 3 > 0)
        {
            members[move.Who % Universe.People] = Universe.Roles[move.Else % Universe.Roles.Length];
        }

        if (members.Count == 0)
        {
            members.Add(0, Universe.Bit(2));
        }

        var settings = move.Else % 3 == 0 ? Universe.Values(move.Who % 27) : null;
        var roster = new SaidRoster(NextVersion(move.Else), members, settings);
        _rosters.Add(roster);
        return roster;
    }

    private (Func<Task<Verdict[]>>, Func<DateTimeOffset, Verdict[], Verdict[]>) Single(Said said, TestStore store) =>
        (
            async () =>
                [
                    await RefusedOrAsync(async () =>
                        Of(await store.Get<ISender>().Send(new RecordChange(InputOf(said), Source)))
                    ),
                ],
            (now, actual) => [Judge(said, now, actual.ElementAtOrDefault(0))]
        );

    private (Func<Task<Verdict[]>>, Func<DateTimeOffset, Verdict[], Verdict[]>) Stream(Said[] said, TestStore store) =>
        (
            async () =>
            {
                var queued = await store
                    .Get<ISender>()
                    .Send(new RecordChanges([.. said.Select(InputOf)], Source, new StreamOrder()));
                return [.. (await queued.Answered).Select(Of)];
            },
            (now, actual) => [.. said.Select((s, i) => Judge(s, now, actual.ElementAtOrDefault(i)))]
        );

    /// <summary>An id that is no longer promised may be known all the same, or be judged afresh.</summary>
    private Verdict Judge(Said said, DateTimeOffset now, Verdict? actual)
    {
        var isForgotten =
            !_model.IsPromised(said.Id, now)
            && actual is not null
            && actual.Outcome != "Duplicate"
            && actual.Reason != "ChangeIdReused";
        return _model.Record(said, now, isForgotten);
    }

    private (Func<Task<Verdict[]>>, Func<DateTimeOffset, Verdict[], Verdict[]>) Roster(
        SaidRoster said,
        TestStore store
    ) =>
        (
            async () =>
                [
                    await RefusedOrAsync(async () =>
                    {
                        var answer = await store.Get<ISender>().Send(InputOf(said));
                        var c = answer.Decision.Counts;
                        return new Verdict(
                            answer.Decision.Outcome.ToString(),
                            Original: answer.Decision.OriginalOutcome?.ToString() ?? string.Empty,
                            Hold: answer.Hold is { } hold ? NumberOf(hold.Id) : 0,
                            HoldState: answer.Hold?.State.ToString() ?? string.Empty,
                            Counts: $"{c.Added} {c.RolesChanged} {c.Removed} {c.SettingsChanged} {c.Unchanged} {c.Newer} "
                                + $"{c.FirstSequence} {c.LastSequence}"
                        );
                    }),
                ],
            (now, _) => [_model.Report(said, static m => Universe.Person(m).Identity, now)]
        );

    private (Func<Task<Verdict[]>>, Func<DateTimeOffset, Verdict[], Verdict[]>) Decision(
        MoveKind kind,
        ModelHold hold,
        TestStore store
    ) =>
        (
            async () =>
            {
                var holdId = _holds[hold.Number - 1];
                var stored = await store.ReadAsync(session => session.FindHold(Fleet.Id(Id), holdId));
                var digest = kind == MoveKind.WrongDigest ? "another" : stored!.Digest;
                return
                [
                    await RefusedOrAsync(async () =>
                        new Verdict(TextOf(await DecideAsync(kind, holdId, digest, store)))
                    ),
                ];
            },
            (now, _) => [Decide(kind, hold, now)]
        );

    private Verdict Decide(MoveKind kind, ModelHold hold, DateTimeOffset now)
    {
        var wanted = kind == MoveKind.Reject ? "Rejected" : "Approved";
        if (hold.State != "Open")
        {
            return hold.State == wanted ? new Verdict(hold.ToString()) : Verdict.Refused("HoldAlreadyDecided");
        }

        if (kind == MoveKind.WrongDigest)
        {
            return Verdict.Refused("HoldDigestStale");
        }

        coverage.Count(wanted + (hold.Roster is null ? "" : " roster"));
        if (kind == MoveKind.Approve)
        {
            _model.Approve(hold, now);
        }
        else
        {
            _model.Reject(hold);
        }

        return new Verdict(hold.ToString());
    }

    private async Task<Hold> DecideAsync(MoveKind kind, Guid holdId, string digest, TestStore store)
    {
        if (kind == MoveKind.Reject)
        {
            return await store
                .Get<ISender>()
                .Send(
                    new RejectHeldChanges
                    {
                        PublisherId = Id,
                        HoldId = holdId.ToString("D"),
                        Digest = digest,
                        Caller = Source,
                    }
                );
        }

        return await store
            .Get<ISender>()
            .Send(
                new ApproveHeldChanges
                {
                    PublisherId = Id,
                    HoldId = holdId.ToString("D"),
                    Digest = digest,
                    Caller = Source,
                }
            );
    }

    private static async Task<Verdict> RefusedOrAsync(Func<Task<Verdict>> send)
    {
        try
        {
            return await send();
        }
        catch (RuleViolationException refused) when (refused.Violation.Reason != Reason.StoreUnavailable)
        {
            return Verdict.Refused(refused.Violation.Reason.ToString());
        }
    }

    private Verdict Of(ChangeAnswer answer)
    {
        if (answer.Refusal is { } refusal)
        {
            return Verdict.Refused(refusal.Reason.ToString());
        }

        if (answer.Sequence > 0)
        {
            // The same sequence is always at the same position.
            Compare(
                $"position {answer.Position}",
                $"position {_positions.GetValueOrDefault(answer.Sequence, answer.Position)}"
            );
            _positions[answer.Sequence] = answer.Position;
        }

        return new Verdict(
            answer.Outcome.ToString(),
            answer.Sequence,
            answer.Original?.ToString() ?? string.Empty,
            answer.Hold is { } hold ? NumberOf(hold.Id) : 0,
            answer.Hold?.State.ToString() ?? string.Empty
        );
    }

    private ChangeInput InputOf(Said said) =>
        new()
        {
            PublisherId = Id,
            ChangeId = said.Id.ToString("D"),
            SourceVersion = said.Version,
            Kind = said.Kind switch
            {
                SaidKind.Add => ChangeInputKind.MemberAdded,
                SaidKind.Remove => ChangeInputKind.MemberRemoved,
                SaidKind.SetRoles => ChangeInputKind.MemberRolesChanged,
                SaidKind.Settings => ChangeInputKind.SettingsChanged,
            },
            Principal = said.Kind == SaidKind.Settings ? null : Sync.SyncedStore.InputOf(Universe.Person(said.Member)),
            Roles = Universe.NumbersOf(said.Roles),
            Settings = said.Kind == SaidKind.Settings ? SettingsOf(said.Values, said.Fields) : null,
        };

    private ReportRoster InputOf(SaidRoster said) =>
        new()
        {
            PublisherId = Id,
            Members =
            [
                .. said.Members.Select(static m =>
                    (
                        (Application.Common.Inputs.PrincipalInput?)Sync.SyncedStore.InputOf(Universe.Person(m.Key)),
                        Universe.NumbersOf(m.Value)
                    )
                ),
            ],
            Settings = said.Settings is { } settings ? SettingsOf(settings, 0) : null,
            SourceVersion = said.Version,
            IsComplete = true,
            Caller = Source,
        };

    private static SettingsInput SettingsOf(string[] values, int fields) =>
        new(
            values[0],
            values[1],
            values[2],
            [
                .. new[] { "display_name", "contact_email", "support_uri" }.Where(
                    (_, field) => (fields & (1 << field)) != 0
                ),
            ]
        );
}
