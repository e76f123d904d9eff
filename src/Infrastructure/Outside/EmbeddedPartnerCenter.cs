using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Sessions;

namespace PublisherMigration.Infrastructure.Outside;

/// <summary>Partner Center as far as a migration needs it: ids of accounts, in a table of ours.</summary>
internal sealed class EmbeddedPartnerCenter(IStore store) : IPartnerCenter
{
    public Task<string> CreateAccountAsync(
        PublisherId publisher,
        string displayName,
        TenantId tenant,
        CancellationToken cancellationToken
    ) => store.WriteAsync(session => Create((WriteSession)session, publisher), WhenFull.Wait, cancellationToken);

    private static string Create(WriteSession session, PublisherId publisher)
    {
        if (session.Embedded.FindAccount(publisher) is { } existing)
        {
            return existing;
        }

        var account = $"pca-{Guid.NewGuid():D}";
        session.Embedded.AddAccount(publisher, account);
        return account;
    }
}
