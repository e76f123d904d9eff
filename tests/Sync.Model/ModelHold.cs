namespace PublisherMigration.Sync.Model;

/// <summary>A hold of the model.</summary>
public sealed class ModelHold(int number)
{
    public int Number { get; } = number;

    public string State { get; set; } = "Open";

    public List<ModelItem> Items { get; } = [];

    public SaidRoster? Roster { get; set; }

    /// <summary>The account's sequence when the roster was compared.</summary>
    public long ComparedAt { get; set; }

    public int Fallen { get; set; }

    public int Before { get; set; }

    public IEnumerable<ModelItem> Waiting => Items.Where(static item => item.State == "Waiting");

    public ModelItem? WaitingOf(int member) =>
        Items.Find(item =>
            item.State == "Waiting" && item.Said.Kind != SaidKind.Settings && item.Said.Member == member
        );

    /// <summary>Names exactly what is held, as the digest of the service does.</summary>
    public string Content =>
        string.Join(", ", Items.Select(static item => $"{item.Said} {(item.State == "Replaced" ? '-' : '+')}"));

    /// <summary>All of it but its number.</summary>
    public string Text => $"{State} roster v{Roster?.Version} {Fallen}/{Before}: {string.Join(", ", Items)}";

    public ModelHold Copy()
    {
        var copy = new ModelHold(Number)
        {
            State = State,
            Roster = Roster,
            ComparedAt = ComparedAt,
            Fallen = Fallen,
            Before = Before,
        };
        copy.Items.AddRange(Items.Select(static item => item.Copy()));
        return copy;
    }

    public override string ToString() => $"hold {Number} {Text}";
}

/// <summary>Something held.</summary>
public sealed class ModelItem(Said said, bool isOfRoster)
{
    public Said Said { get; } = said;

    public bool IsOfRoster { get; } = isOfRoster;

    public string State { get; set; } = "Waiting";

    public long Sequence { get; set; }

    public ModelItem Copy() => new(Said, IsOfRoster) { State = State, Sequence = Sequence };

    public override string ToString() => $"{Said} {State} {Sequence}";
}
