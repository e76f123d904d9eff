namespace PublisherMigration.Sync.Model.Orders.Calls;

/// <summary>A call that changes nothing, whatever it answers.</summary>
public abstract record Reading : Call
{
    public sealed override Answer Look(ModelPublisher publisher) => Make(publisher);
}
