using System.Runtime.InteropServices;
using PublisherMigration.Domain.AccountSync;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>What a call sent of one account.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SentBatch(AccountDelivery Account, long AfterSequence, RecordedChange[] Changes)
{
    public long LastSequence => Changes.Length > 0 ? Changes[^1].Sequence : AfterSequence;

    /// <summary>Whether an account of any history may begin with it.</summary>
    public bool BeginsAnew => Changes is [{ Body: AccountRestated or AccountMigrated }, ..];
}
