using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Support;

/// <summary>All that a caller can see of an account.</summary>
public sealed record Trace(AccountMigration Migration, PublisherAccount Account, string Events)
{
    public static async Task<Trace> OfAsync(Portal portal, string id) =>
        new(
            await portal.GetAsync(id),
            await portal.PublisherAsync(id),
            string.Join('\n', await portal.EventsAsync(id))
        );
}
