namespace PublisherMigration.Sync.Model.Orders.Calls;

/// <summary>How far the account is, its open hold and its last refusal.</summary>
public sealed record ReadStatus : Reading
{
    public static Answer Seen(long sequence, int waiting, string lastRefusal, params IReadOnlyList<int> hold) =>
        Answer.Seen($"#{sequence}, {waiting} held, refused {lastRefusal}", sequence, hold) with
        {
            LastRefusal = lastRefusal,
        };

    public override Answer Make(ModelPublisher publisher) =>
        publisher.Synced is { } account
            ? Seen(
                account.Sequence,
                account.Open?.Waiting.Count() ?? 0,
                account.LastRefusal,
                account.Open is { } open ? [open.Number] : []
            )
            : Answer.Refused("NotMigrated");

    public override string ToString() => "Read status";
}

/// <summary>The recorded changes after a sequence.</summary>
public sealed record ReadChanges(int After) : Reading
{
    public static Answer Seen(int after, IReadOnlyCollection<string> changes) =>
        Answer.Seen(
            $"after {after}: {string.Join(' ', changes)}".TrimEnd(),
            changes.Count > 0 ? after + changes.Count : null
        ) with
        {
            Changes = changes.Index().ToDictionary(c => after + c.Index + 1L, static c => c.Item),
        };

    public override Answer Make(ModelPublisher publisher) =>
        publisher.Synced is { } account ? Seen(After, [.. account.Changes.Skip(After)]) : Answer.Refused("NotMigrated");

    public override string ToString() => $"Read changes after {After}";
}

/// <summary>The account as a snapshot of the feed has it; nothing while it is not migrated.</summary>
public sealed record ReadSnapshot : Reading
{
    public static Answer Seen(long sequence, string members, IEnumerable<string> settings) =>
        Answer.Seen($"#{sequence} {members} [{string.Join('|', settings)}]", sequence);

    public static Answer SeenNothing { get; } = Answer.Seen("nothing");

    public override Answer Make(ModelPublisher publisher) =>
        publisher.Synced is { } account
            ? Seen(account.Sequence, ModelAccount.TextOf(account.Members), account.Settings)
            : SeenNothing;

    public override string ToString() => "Read snapshot";
}

/// <summary>The account with its members, on whichever side it is managed.</summary>
public sealed record ReadMembers : Reading
{
    public static Answer Seen(bool isMigrated, string name, string members) =>
        Answer.Seen($"{(isMigrated ? "Partner Center" : "Legacy portal")}: {name} {members}");

    public override Answer Make(ModelPublisher publisher) =>
        Seen(
            publisher.Synced is not null,
            publisher.Name,
            ModelAccount.TextOf(publisher.Synced?.Members ?? publisher.LegacyRoles)
        );

    public override string ToString() => "Read members";
}

/// <summary>The banner that somebody sees.</summary>
public sealed record ReadBanner(int Member) : Reading
{
    public static Answer Seen(string kind, IEnumerable<int> owners) =>
        Answer.Seen($"{kind} {string.Join(' ', owners.Order().Select(static owner => $"p{owner}"))}".TrimEnd());

    public override Answer Make(ModelPublisher publisher)
    {
        if (publisher.Synced is { } account)
        {
            return account.Members.ContainsKey(Member) ? Seen("Migrated", []) : Answer.Refused("PublisherNotFound");
        }

        return publisher.LegacyRoles.GetValueOrDefault(Member) switch
        {
            ModelPublisher.Owner => Seen("ActionRequired", []),
            ModelPublisher.Contributor => Seen(
                "AskAnOwner",
                publisher.LegacyRoles.Where(static m => m.Value == ModelPublisher.Owner).Select(static m => m.Key)
            ),
            _ => Answer.Refused("PublisherNotFound"),
        };
    }

    public override string ToString() => $"Read banner of p{Member}";
}

/// <summary>All holds. Their order is not compared: the service has none for those that were opened in one instant.</summary>
public sealed record ReadHolds : Reading
{
    /// <param name="holds">Each with what it holds.</param>
    public static Answer Seen(IReadOnlyCollection<(int Hold, string Text, IReadOnlyList<string> Items)> holds)
    {
        var inOrder = holds.OrderBy(static hold => hold.Text, StringComparer.Ordinal).ToList();
        return Answer.Seen(
            string.Join(" / ", inOrder.Select(static hold => hold.Text)),
            at: null,
            [.. inOrder.Select(static hold => hold.Hold)]
        ) with
        {
            Held = holds.ToDictionary(static hold => hold.Hold, static hold => hold.Items),
        };
    }

    public override Answer Make(ModelPublisher publisher) =>
        Seen([.. (publisher.Synced?.Holds ?? []).Select(static hold => (hold.Number, hold.Text, ItemsOf(hold)))]);

    public override string ToString() => "Read holds";

    private static IReadOnlyList<string> ItemsOf(ModelHold hold) =>
        [.. hold.Items.Select(static item => item.Said.ToString())];
}
