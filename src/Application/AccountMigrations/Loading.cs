using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountMigrations;

internal static class Loading
{
    /// <exception cref="RuleViolationException">PUBLISHER_NOT_FOUND.</exception>
    public static LoadedMigration FindOrRefuse(this IReadSession session, PublisherId id) =>
        session.Find(id)
        ?? throw new RuleViolationException(RuleViolation.Of(Reason.PublisherNotFound, ("publisherId", id.Value)));
}
