namespace PublisherMigration.Sync.Model.Orders.Calls;

/// <summary>An operator's decision on a hold as it was seen.</summary>
/// <param name="Hold">The number by which callers know it.</param>
/// <param name="Content">What it held when it was looked at: its digest stands for that.</param>
/// <param name="Approves">Whether it is approved; else it is rejected.</param>
public sealed record DecideCall(int Hold, string Content, bool Approves) : Call
{
    public override Answer Make(ModelPublisher publisher)
    {
        if (publisher.HoldKnownAs(Hold) is not { } hold)
        {
            return Answer.Refused("HoldNotFound");
        }

        if (hold.State != "Open")
        {
            return hold.State == (Approves ? "Approved" : "Rejected")
                ? Answer.Done(hold.Text, hold.Number)
                : Answer.Refused("HoldAlreadyDecided");
        }

        if (!string.Equals(hold.Content, Content, StringComparison.Ordinal))
        {
            return Answer.Refused("HoldDigestStale");
        }

        if (Approves)
        {
            publisher.Approve(hold);
        }
        else
        {
            publisher.Reject(hold);
        }

        return Answer.Done(hold.Text, hold.Number);
    }

    public override string ToString() => $"{(Approves ? "Approve" : "Reject")} hold {Hold} of {Content}";
}
