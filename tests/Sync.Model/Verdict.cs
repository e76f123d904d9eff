namespace PublisherMigration.Sync.Model;

/// <summary>What became of something, as a caller is told; holds by the model's own number.</summary>
public sealed record Verdict(
    string Outcome,
    long Sequence = 0,
    string Original = "",
    int Hold = 0,
    string HoldState = "",
    string Reason = "",
    string Counts = ""
)
{
    public static Verdict Refused(string reason) => new("Refused", Reason: reason);
}
