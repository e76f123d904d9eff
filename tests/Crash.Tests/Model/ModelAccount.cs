using Google.Protobuf.WellKnownTypes;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Sync.Validators;

namespace PublisherMigration.Crash.Tests.Model;

/// <summary>One account of the model: what sync.md says of recording, in the fewest words, without the guard.</summary>
internal sealed class ModelAccount(string publisherId)
{
    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);
    private long _floor;

    public List<Change> Changes { get; } = [];

    public Dictionary<string, ChangeResult> Results { get; } = new(StringComparer.Ordinal);

    public Dictionary<long, ReportRosterResponse> Rosters { get; } = [];

    public string PublisherId => publisherId;

    public AccountState State => AccountState.Replay(Changes);

    public ChangeResult Record(AccountChange change, ModelFeed feed)
    {
        if (Results.TryGetValue(change.ChangeId, out var before))
        {
            var duplicate = before.Clone();
            (duplicate.Outcome, duplicate.OriginalOutcome) = (ChangeOutcome.Duplicate, before.Outcome);
            return duplicate;
        }

        var result = Decide(change, ChangeCause.Recorded, feed);
        if (result.Outcome is ChangeOutcome.Recorded or ChangeOutcome.NoEffect)
        {
            Results[change.ChangeId] = result;
        }

        return result;
    }

    public ReportRosterResponse Report(ReportRosterRequest request, ModelFeed feed)
    {
        if (Rosters.TryGetValue(request.SourceVersion, out var before))
        {
            var duplicate = before.Clone();
            (duplicate.Outcome, duplicate.OriginalOutcome) = (ChangeOutcome.Duplicate, before.Outcome);
            return duplicate;
        }

        if (request.SourceVersion <= _floor)
        {
            return new() { Outcome = ChangeOutcome.Stale, FeedId = ModelFeed.FeedId };
        }

        var first = Changes.Count;
        foreach (var change in Differences(request))
        {
            Decide(change, ChangeCause.Roster, feed);
        }

        var recorded = Changes.Skip(first).ToArray();
        _floor = request.SourceVersion;
        var response = new ReportRosterResponse
        {
            Outcome = recorded.Length > 0 ? ChangeOutcome.Recorded : ChangeOutcome.NoEffect,
            Added = recorded.Count(c => c.MemberAdded is not null),
            RolesChanged = recorded.Count(c => c.MemberRolesChanged is not null),
            Removed = recorded.Count(c => c.MemberRemoved is not null),
            SettingsChanged = recorded.Count(c => c.SettingsChanged is not null),
            FirstSequence = recorded.FirstOrDefault()?.Sequence ?? 0,
            LastSequence = recorded.LastOrDefault()?.Sequence ?? 0,
            FeedId = ModelFeed.FeedId,
        };
        response.Added += feed.Fault == Fault.MiscountsRosters ? 1 : 0;
        Rosters[request.SourceVersion] = response;
        return response;
    }

    /// <summary>Additions first, then other roles, then removals, then settings.</summary>
    private IEnumerable<AccountChange> Differences(ReportRosterRequest request)
    {
        var present = State;
        var reported = request.Members.ToDictionary(m => PrincipalKey.Of(m.Principal), StringComparer.Ordinal);
        foreach (var member in request.Members)
        {
            yield return New(change => change.MemberAdded = new MemberAdded { Member = member });
        }

        foreach (var gone in present.Members.Keys.Where(key => !reported.ContainsKey(key)))
        {
            var principal = new Principal { Kind = PrincipalKind.WorkAccount, Email = gone["work:".Length..] };
            yield return New(change => change.MemberRemoved = new MemberRemoved { Principal = principal });
        }

        foreach (var field in SettingsFields.All)
        {
            yield return New(change =>
                change.SettingsChanged = new SettingsChanged
                {
                    UpdateMask = new FieldMask { Paths = { field } },
                    DisplayName = request.Settings.DisplayName,
                    ContactEmail = request.Settings.ContactEmail,
                    SupportUri = request.Settings.SupportUri,
                }
            );
        }

        AccountChange New(Action<AccountChange> kind)
        {
            var change = new AccountChange
            {
                ChangeId = Guid.NewGuid().ToString("D"),
                SourceVersion = request.SourceVersion,
            };
            kind(change);
            return change;
        }
    }

    private ChangeResult Decide(AccountChange change, ChangeCause cause, ModelFeed feed)
    {
        var subject = SubjectOf(change);
        if (change.SourceVersion <= Math.Max(_floor, _versions.GetValueOrDefault(subject)))
        {
            return new() { Outcome = ChangeOutcome.Stale };
        }

        var state = State;
        if (change.MemberRolesChanged is { } roles && !state.Members.ContainsKey(PrincipalKey.Of(roles.Principal)))
        {
            return new() { Error = new ItemError { Reason = ErrorReason.MemberNotFound } };
        }

        if (Drafts.Of(change, state) is not { } draft)
        {
            _versions[subject] = change.SourceVersion;
            return new() { Outcome = ChangeOutcome.NoEffect };
        }

        (draft.PublisherId, draft.Sequence, draft.Cause) = (publisherId, Changes.Count + 1, cause);
        (draft.ChangeId, draft.SourceVersion) = (change.ChangeId, change.SourceVersion);
        draft.OccurredTime = change.OccurredTime;
        if (!AccountState.Replay([.. Changes, draft]).LegacyRoster.Values.Contains(LegacyRole.Owner))
        {
            return new() { Error = new ItemError { Reason = ErrorReason.LastOwner } };
        }

        _versions[subject] = change.SourceVersion;
        feed.Append(this, draft);
        return new()
        {
            Outcome = ChangeOutcome.Recorded,
            Sequence = draft.Sequence,
            Position = draft.Position,
        };
    }

    private static string SubjectOf(AccountChange change) =>
        change.KindCase switch
        {
            AccountChange.KindOneofCase.MemberAdded => PrincipalKey.Of(change.MemberAdded.Member.Principal),
            AccountChange.KindOneofCase.MemberRemoved => PrincipalKey.Of(change.MemberRemoved.Principal),
            AccountChange.KindOneofCase.MemberRolesChanged => PrincipalKey.Of(change.MemberRolesChanged.Principal),
            AccountChange.KindOneofCase.SettingsChanged => change.SettingsChanged.UpdateMask.Paths.Single(),
            _ => string.Empty,
        };
}
