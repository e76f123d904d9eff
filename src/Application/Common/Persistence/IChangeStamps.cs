using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Common.Persistence;

/// <summary>Tells whether what was read of an account may have changed since, without reading again.</summary>
public interface IChangeStamps
{
    /// <summary>
    /// Rises with every commit that changed the account, its migration, or any fact that rules are judged on, before the
    /// commit is answered to anybody. Take it before reading: while it is the same, what was read holds. While such a commit is
    /// under way it is never the same twice.
    /// </summary>
    long Of(PublisherId id);
}
