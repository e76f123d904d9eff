using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Packing;

namespace PublisherMigration.Infrastructure.Persistence.Synced;

/// <summary>
/// An account in the tables: one packed row, and rows of their own for what has become too much for it.
/// </summary>
internal sealed class AccountRows(SyncedWrites writes)
{
    /// <summary>From so many subjects on an account's are rows of their own: a change then writes one of them.</summary>
    private const int MostSubjectsPacked = 64;

    private const int MostPositions = 64;
    private const int PositionsPerBlock = 48;

    private readonly PackedWriter _packed = new();

    public void Insert(StoredAccount stored, DateTimeOffset now)
    {
        Spill(stored, now);
        writes.Insert(stored, Pack(stored));
        stored.Account.MarkStored();
    }

    public void Update(StoredAccount stored, DateTimeOffset now)
    {
        if (stored.Resting is { } row)
        {
            writes.Update(stored, row);
            return;
        }

        Spill(stored, now);
        writes.Update(stored, Pack(stored));
        stored.Account.MarkStored();
    }

    /// <summary>
    /// Packs an account that is all in its one row. Nothing is written, so that it stays as it is when more has to be.
    /// </summary>
    public void Rest(StoredAccount stored)
    {
        var account = stored.Account;
        if (
            !stored.IsSpilled
            && account.OpenHold is null
            && account.ChangedHolds.Count == 0
            && account.Subjects.Count <= MostSubjectsPacked
            && stored.Positions.Positions.Count <= MostPositions
            && stored.Memory.Recent.Count <= ChangeMemory.MostRecent
        )
        {
            stored.Rest(Pack(stored).ToArray());
        }
    }

    private ReadOnlySpan<byte> Pack(StoredAccount stored)
    {
        _packed.Clear();
        SyncedAccountCodec.Write(
            _packed,
            new PackedAccount(
                stored.Account.Snapshot(),
                stored.Positions,
                stored.Memory.HasSpilled,
                stored.Memory.Recent
            ),
            stored.IsSpilled
        );
        return _packed.Written;
    }

    /// <summary>Makes rows of their own of what has become too much for the account's one row.</summary>
    private void Spill(StoredAccount stored, DateTimeOffset now)
    {
        foreach (var memory in stored.Memory.TakeTooMany(now))
        {
            _packed.Clear();
            RememberedCodec.Write(_packed, memory);
            writes.Add(stored.No, memory, _packed.Written);
        }

        while (stored.Positions.Positions.Count > MostPositions)
        {
            var block = stored.Positions.TakeOldest(PositionsPerBlock);
            _packed.Clear();
            block.Write(_packed);
            writes.AddBlock(stored.No, block.FirstSequence, _packed.Written);
        }

        SpillSubjects(stored);
        foreach (var hold in stored.Account.ChangedHolds)
        {
            writes.Save(hold);
        }
    }

    private void SpillSubjects(StoredAccount stored)
    {
        if (stored.IsSpilled)
        {
            foreach (var touched in stored.Account.Touched)
            {
                SaveSubject(stored, touched);
            }
        }
        else if (stored.Account.Subjects.Count > MostSubjectsPacked)
        {
            stored.IsSpilled = true;
            foreach (var subject in stored.Account.Subjects)
            {
                SaveSubject(stored, subject.Principal);
            }
        }
    }

    private void SaveSubject(StoredAccount stored, Principal principal)
    {
        if (stored.Account.Find(principal) is { } subject)
        {
            _packed.Clear();
            SubjectCodec.Write(_packed, subject);
            writes.Save(stored.No, principal, _packed.Written);
        }
        else
        {
            writes.Remove(stored.No, principal);
        }
    }
}
