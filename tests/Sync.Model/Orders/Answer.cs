using System.Globalization;

namespace PublisherMigration.Sync.Model.Orders;

/// <summary>What a caller was told, in words that the service's answers and the model's share.</summary>
/// <param name="Text">All of it but the holds.</param>
/// <param name="Holds">The holds that it names, in order: by the model's numbers, or by those of the callers.</param>
/// <param name="Stood">The sequence at which the account stood before; none where the answer does not tell.</param>
/// <param name="ChangesNothing">Whether no account that answers so is changed by it.</param>
public sealed record Answer(string Text, IReadOnlyList<int> Holds, long? Stood, bool ChangesNothing)
{
    private const int FirstSequence = 6;

    /// <summary>Recorded changes that it shows, by sequence.</summary>
    public IReadOnlyDictionary<long, string> Changes { get; init; } = new Dictionary<long, string>();

    /// <summary>What it shows of what holds hold, in the order in which it joined: by the callers' numbers.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<string>> Held { get; init; } =
        new Dictionary<int, IReadOnlyList<string>>();

    /// <summary>The account's last refusal that it shows; none where it shows none.</summary>
    public string? LastRefusal { get; init; }

    public static Answer Of(Verdict verdict)
    {
        // A single change that is refused by these is the account's last refusal from then on.
        var isRefusedForGood = verdict.Outcome == "Refused" && verdict.Reason is not ("MemberNotFound" or "LastOwner");
        string?[] words =
        [
            verdict.Outcome,
            verdict.Reason,
            verdict.Original.Length > 0 ? $"of {verdict.Original}" : null,
            verdict.Sequence > 0 ? $"#{verdict.Sequence}" : null,
            verdict.Counts.Length > 0 ? $"({verdict.Counts})" : null,
            verdict.HoldState.Length > 0 ? $"hold {verdict.HoldState}" : null,
        ];
        return new Answer(
            string.Join(' ', words.Where(static word => word?.Length > 0)),
            verdict.Hold == 0 ? [] : [verdict.Hold],
            StoodBefore(verdict),
            isRefusedForGood || verdict.Outcome is "Stale" or "Duplicate"
        );
    }

    public static Answer Refused(string reason) => Of(Verdict.Refused(reason));

    /// <summary>Of a call that only looks.</summary>
    public static Answer Seen(string text, long? at = null, params IReadOnlyList<int> holds) =>
        new(text, holds, at, ChangesNothing: true);

    /// <summary>Of a call after which the account may be another one.</summary>
    public static Answer Done(string text, params IReadOnlyList<int> holds) =>
        new(text, holds, Stood: null, ChangesNothing: false);

    public override string ToString() => Holds.Count == 0 ? Text : $"{Text} [hold {string.Join(", ", Holds)}]";

    private static long? StoodBefore(Verdict verdict) =>
        verdict switch
        {
            { Outcome: "Recorded", Sequence: > 0 } => verdict.Sequence - 1,
            { Outcome: "Recorded", Counts.Length: > 0 } => long.Parse(
                verdict.Counts.Split(' ')[FirstSequence],
                CultureInfo.InvariantCulture
            ) - 1,
            _ => null,
        };
}
