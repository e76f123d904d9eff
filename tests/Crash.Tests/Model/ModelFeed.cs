using Google.Protobuf.WellKnownTypes;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Crash.Tests.Model;

/// <summary>The model's store: what survives a crash, but for what its fault makes it lose.</summary>
internal sealed class ModelFeed(Fault fault)
{
    public const string FeedId = "11111111-0000-4000-8000-000000000001";

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, ModelAccount> _accounts = new(StringComparer.Ordinal);
    private readonly List<Change> _changes = [];

    public Fault Fault => fault;

    public T With<T>(string publisherId, Func<ModelAccount, T> work)
    {
        lock (_lock)
        {
            return work(_accounts[publisherId]);
        }
    }

    public IReadOnlyList<ModelAccount> Accounts
    {
        get
        {
            lock (_lock)
            {
                return [.. _accounts.Values];
            }
        }
    }

    public IReadOnlyList<Change> After(long position)
    {
        lock (_lock)
        {
            return [.. _changes.SkipWhile(change => change.Position <= position)];
        }
    }

    /// <summary>A roster of each account, all at one position.</summary>
    public (long Position, IReadOnlyList<AccountRoster> Rosters) Snapshot()
    {
        lock (_lock)
        {
            return (_changes[^1].Position, [.. _accounts.Values.Select(RosterOf)]);
        }
    }

    public void Migrate(PublisherAccount facts)
    {
        lock (_lock)
        {
            var account = _accounts[facts.PublisherId] = new ModelAccount(facts.PublisherId);
            var members = facts.Members.Select(member => new Member(member)
            {
                PartnerCenterRoles =
                {
                    member.LegacyRole == LegacyRole.Owner ? PartnerCenterRole.Manager : PartnerCenterRole.Developer,
                },
            });
            Append(
                account,
                new Change
                {
                    PublisherId = facts.PublisherId,
                    Sequence = 1,
                    Cause = ChangeCause.CutOver,
                    AccountMigrated = new AccountMigrated
                    {
                        Members = { members },
                        Settings = new AccountSettings { DisplayName = facts.DisplayName },
                    },
                }
            );
        }
    }

    public void Append(ModelAccount account, Change change)
    {
        change.Position = (_changes.Count == 0 ? 0 : _changes[^1].Position) + 3;
        change.RecordedTime = new Timestamp { Seconds = 1_800_000_000 + change.Position };
        account.Changes.Add(change);
        _changes.Add(change);
    }

    /// <summary>What a crash does to a store that has this fault.</summary>
    public void Crash()
    {
        lock (_lock)
        {
            switch (fault)
            {
                case Fault.LosesTheLastChange:
                    if (LastThatACallerSent() is { } last)
                    {
                        Lose(last);
                    }

                    break;
                case Fault.LeavesAGap:
                    Lose(_changes[_changes.Count / 2]);
                    break;
                case Fault.ForgetsChangeIds:
                    foreach (var account in _accounts.Values)
                    {
                        account.Results.Clear();
                    }

                    break;
                default:
                    // The other faults are in what it answers.
                    break;
            }
        }
    }

    private Change? LastThatACallerSent() =>
        _accounts
            .Values.Select(account => account.Changes[^1])
            .Where(change => change.Cause == ChangeCause.Recorded)
            .MaxBy(change => change.Position);

    private void Lose(Change change)
    {
        _changes.Remove(change);
        _accounts[change.PublisherId].Changes.Remove(change);
    }

    private static AccountRoster RosterOf(ModelAccount account)
    {
        var state = account.State;
        return new AccountRoster
        {
            PublisherId = account.PublisherId,
            Sequence = state.Sequence,
            Settings = state.Settings,
            Members =
            {
                state.Members.Select(member => new Member
                {
                    Principal = new Principal
                    {
                        Kind = PrincipalKind.WorkAccount,
                        Email = member.Key["work:".Length..],
                    },
                    PartnerCenterRoles = { member.Value },
                }),
            },
        };
    }
}
