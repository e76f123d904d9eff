namespace PublisherMigration.Domain.AccountSync;

/// <summary>The change ids of one account that were answered, for at least 24 h, those of held changes as long as their hold.</summary>
public interface IChangeMemory
{
    RememberedChange? Find(Guid changeId);

    void Add(RememberedChange change);
}
