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
    private const int AllGroups = -1;
    private readonly long[] _accounts = new long[Groups];
    private volatile HashSet<int>? _inDoubt;
    private long _facts;
    private long _never;

    public long Of(PublisherId id)
    {
        var group = GroupOf(id);
        // Before the look for doubt: a commit in between is later than the call.
        var stamp = Volatile.Read(ref _facts) + Volatile.Read(ref _accounts[group]);
        return _inDoubt is { } groups && (groups.Contains(group) || groups.Contains(AllGroups))
            ? Interlocked.Decrement(ref _never)
            : stamp;
    }

    /// <summary>
    /// A commit is under way: others may see what it changes before it is known here, so that until then nothing that was read
    /// before holds, nor what is read now.
    /// </summary>
    public void BeginDoubt(IReadOnlyCollection<PublisherId> accounts, bool areFacts)
    {
        if (accounts.Count > 0 || areFacts)
        {
            _inDoubt = areFacts ? [AllGroups] : [.. accounts.Select(GroupOf)];
        }
    }

    /// <summary>After the stamps are raised.</summary>
    public void EndDoubt() => _inDoubt = null;

    public void AccountChanged(PublisherId id) => Interlocked.Increment(ref _accounts[GroupOf(id)]);

    public void FactsChanged() => Interlocked.Increment(ref _facts);

    private static int GroupOf(PublisherId id) => string.GetHashCode(id.Value, StringComparison.Ordinal) & (Groups - 1);
}
