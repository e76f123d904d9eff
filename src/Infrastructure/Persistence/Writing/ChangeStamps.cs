using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Infrastructure.Persistence.Writing;

/// <summary>
/// One number for each of many groups of accounts, and one for all facts. Both only rise, so that their sum is the same only
/// while both are. Holds for one process, as the one writer does.
/// </summary>
internal sealed class ChangeStamps : IChangeStamps
{
    private const int Groups = 1 << 16;
    private readonly long[] _accounts = new long[Groups];
    private long _facts;

    public long Of(PublisherId id) => Volatile.Read(ref _facts) + Volatile.Read(ref _accounts[GroupOf(id)]);

    public void AccountChanged(PublisherId id) => Interlocked.Increment(ref _accounts[GroupOf(id)]);

    public void FactsChanged() => Interlocked.Increment(ref _facts);

    private static int GroupOf(PublisherId id) => string.GetHashCode(id.Value, StringComparison.Ordinal) & (Groups - 1);
}
