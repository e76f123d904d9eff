namespace PublisherMigration.Sync.Model.Orders.Calls;

/// <summary>The whole account as Partner Center has it.</summary>
public sealed record ReportCall(SaidRoster Said) : Call
{
    public override Answer Make(ModelPublisher publisher) => Answer.Of(publisher.Report(Said));

    public override string ToString() =>
        $"Report v{Said.Version} {ModelAccount.TextOf(Said.Members)} [{string.Join('|', Said.Settings ?? ["none"])}]";
}
