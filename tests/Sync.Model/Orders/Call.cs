namespace PublisherMigration.Sync.Model.Orders;

/// <summary>What a caller asks of one account.</summary>
public abstract record Call
{
    /// <summary>What the account does and answers when nobody else is there.</summary>
    public abstract Answer Make(ModelPublisher publisher);

    /// <summary>What it would answer.</summary>
    public virtual Answer Look(ModelPublisher publisher) => Make(publisher.Copy());
}
