namespace PublisherMigration.Sync.Model.Orders.Calls;

/// <summary>One change of Partner Center, alone or on a stream.</summary>
public sealed record RecordCall(Said Said) : Call
{
    public override Answer Make(ModelPublisher publisher) => Answer.Of(publisher.Record(Said));

    public override string ToString() => $"Record {Said} {Said.ShortId}";
}
