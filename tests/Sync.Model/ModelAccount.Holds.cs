namespace PublisherMigration.Sync.Model;

/// <content>Holds and what operators decide of them.</content>
public sealed partial class ModelAccount
{
    private readonly List<ModelHold> _holds = [];

    public ModelHold? Open => _holds.LastOrDefault() is { State: "Open" } hold ? hold : null;

    public IReadOnlyList<ModelHold> Holds => _holds;

    public void Approve(ModelHold hold, DateTimeOffset now)
    {
        foreach (var item in hold.Waiting.OrderBy(OrderOf).ToList())
        {
            // A roster says which roles a member has, whatever became of the member meanwhile.
            var said = item is { IsOfRoster: true, Said.Kind: SaidKind.SetRoles }
                ? item.Said with
                {
                    Kind = SaidKind.Add,
                }
                : item.Said;
            var verdict = Judge(said, now, isApproved: true);
            (item.State, item.Sequence) = verdict.Outcome switch
            {
                "Recorded" or "NoEffect" => ("Recorded", verdict.Sequence),
                "Stale" => ("Replaced", 0),
                _ => ("Refused", 0),
            };
        }

        if (hold.Roster is { } roster)
        {
            TakeFloorAsCompared(roster.Version, hold.ComparedAt);
        }

        hold.State = "Approved";
    }

    public void Reject(ModelHold hold)
    {
        foreach (var item in hold.Waiting.ToList())
        {
            item.State = "Rejected";
            if (_fault == ModelFault.RejectionForgetsVersions)
            {
                continue;
            }

            if (item.Said.Kind != SaidKind.Settings)
            {
                Advance(Subject(item.Said.Member), item.Said.Version);
                continue;
            }

            for (var field = 0; field < Fields; field++)
            {
                if ((item.Said.Fields & (1 << field)) != 0)
                {
                    Advance(FieldOf(field), item.Said.Version);
                }
            }
        }

        hold.State = "Rejected";
    }

    private Verdict Hold(Said said, ModelItem? waiting, DateTimeOffset now)
    {
        waiting?.State = "Replaced";
        var hold = Open ?? OpenNew();
        hold.Items.Add(new ModelItem(said, isOfRoster: false));
        Recount(hold, now);
        return new Verdict("Held", Hold: hold.Number, HoldState: "Open");
    }

    private ModelHold OpenNew()
    {
        var hold = new ModelHold(_holds.Count + 1);
        _holds.Add(hold);
        return hold;
    }

    private void Recount(ModelHold hold, DateTimeOffset now)
    {
        var incoming = hold
            .Waiting.Where(static item => item.Said.Kind != SaidKind.Settings)
            .ToDictionary(
                static item => item.Said.Member,
                static item => item.Said.Kind == SaidKind.Remove ? 0 : Legacy(item.Said.Roles)
            );
        (hold.Fallen, hold.Before, _) = Count(incoming, now);
    }

    /// <summary>A newer change of a held member takes the place of what is held; a hold of nothing is over.</summary>
    private void Supersede(ModelItem? waiting, long version)
    {
        if (_fault != ModelFault.NewerDoesNotReplaceHeld && waiting is not null && waiting.Said.Version < version)
        {
            waiting.State = "Replaced";
            CloseIfEmpty();
        }
    }

    private void RecountWithout(ModelItem? replaced, DateTimeOffset now)
    {
        if (replaced?.State == "Replaced" && Open is { } open)
        {
            Recount(open, now);
        }
    }

    private void CloseIfEmpty()
    {
        if (Open is { } open && !open.Waiting.Any())
        {
            open.State = "Replaced";
        }
    }

    /// <summary>Additions and upgrades, settings, then what takes away.</summary>
    private int OrderOf(ModelItem item)
    {
        if (item.Said.Kind == SaidKind.Settings)
        {
            return 1;
        }

        var after = item.Said.Kind == SaidKind.Remove ? 0 : item.Said.Roles;
        var isFall = after == 0 || Legacy(after) < Legacy(_members.GetValueOrDefault(item.Said.Member));
        return isFall != (_fault == ModelFault.RemovalsFirst) ? 2 : 0;
    }
}
