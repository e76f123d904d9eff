using PublisherMigration.Application.AccountSync.Recording;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Infrastructure.Tests.Support;
using PublisherMigration.Infrastructure.Tests.Sync;

namespace PublisherMigration.Infrastructure.Tests.PowerLoss;

/// <summary>
/// Opens what a power loss has left as the service does, and looks for what must not be: something answered that is missing,
/// something that was never recorded, a gap, rows that are not what the changes say, a portal that is behind what the books
/// say of it. A fault is a sentence; none is well.
/// </summary>
internal sealed class CopyCheck(RecordedHistory history)
{
    /// <summary>So many are sent again; each is another look-up and most are alike.</summary>
    private const int MostRepeated = 64;

    public async Task<IReadOnlyList<string>> FaultsAsync(string folder, Ledger ledger, long answeredTo)
    {
        try
        {
            await using var store = TestStore.OpenIn(folder);
            var faults = new List<string>();
            var head = Look(folder, ledger, answeredTo, faults);
            if (faults.Count == 0)
            {
                faults.AddRange(await RepeatAsync(store, ledger));
                faults.AddRange(await GoOnAsync(store, head));
            }

            return faults;
        }
#pragma warning disable CA1031 // Whatever it is, the store does not work.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return [$"The store fails: {failure}"];
        }
    }

    /// <returns>The last change that there is.</returns>
    private long Look(string folder, Ledger ledger, long answeredTo, List<string> faults)
    {
        using var rows = new StoreRows(folder);
        faults.AddRange(rows.Damages());
        var changes = rows.Changes();
        var answered = ledger.Entries.OfType<SentChange>().Select(static sent => sent.Answer.Position);
        faults.AddRange(FaultsOfFeed(changes, answered.Append(answeredTo).Max()));
        faults.AddRange(
            ledger
                .Entries.OfType<Fact>()
                .Where(fact => !rows.IsTrue(fact.Condition))
                .Select(static fact => $"It was answered, and is not so: {fact.Condition}")
        );
        if (faults.Count == 0)
        {
            var sequences = SequencesOf(changes.Count);
            faults.AddRange(FaultsOfAccounts(rows, sequences));
            faults.AddRange(FaultsOfPortal(rows, sequences));
        }

        return changes.Count == 0 ? 0 : changes[^1].Position;
    }

    private IEnumerable<string> FaultsOfFeed(List<StoredChange> changes, long answeredTo)
    {
        for (var i = 0; i < changes.Count; i++)
        {
            if (i >= history.Changes.Count || !changes[i].IsSameAs(history.Changes[i]))
            {
                yield return $"The {i + 1}. change, at {changes[i].Position}, is not the one that was recorded there.";
                yield break;
            }
        }

        var last = changes.Count == 0 ? 0 : changes[^1].Position;
        if (last < answeredTo)
        {
            yield return $"Changes were answered up to {answeredTo}, and there are some up to {last}.";
        }
    }

    /// <summary>How far each account is after so many changes of the feed.</summary>
    private Dictionary<string, long> SequencesOf(int changes)
    {
        var sequences = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var change in history.Messages.Take(changes))
        {
            sequences[change.PublisherId] = change.Sequence;
        }

        return sequences;
    }

    private IEnumerable<string> FaultsOfAccounts(StoreRows rows, Dictionary<string, long> sequences)
    {
        var accounts = rows.AccountRows();
        var members = rows.Members();
        if (!accounts.Select(static account => account.PublisherId).ToHashSet().SetEquals(sequences.Keys))
        {
            yield return "There are accounts without changes, or changes without an account.";
            yield break;
        }

        foreach (var account in accounts)
        {
            var (id, sequence) = (account.PublisherId, sequences[account.PublisherId]);
            var should = history.At(id, sequence)!;
            if (account.Sequence != sequence)
            {
                yield return $"The row of {id} is at {account.Sequence}, its changes at {sequence}.";
            }

            if (account.Roster != should.Roster || account.Settings != should.Settings)
            {
                yield return $"The row of {id} is {Text(account.Roster, account.Settings)} and should be "
                    + $"{Text(should.Roster, should.Settings)} at {sequence}.";
            }

            if (AccountText.MembersOf(members[id]) != should.Members)
            {
                yield return $"By the index the members of {id} are others than by its changes.";
            }
        }
    }

    /// <summary>
    /// The portal answers what is synced, and the books are written after that: so the copy is what some recorded changes make,
    /// and not behind what the books say that it has.
    /// </summary>
    private IEnumerable<string> FaultsOfPortal(StoreRows rows, Dictionary<string, long> sequences)
    {
        var portal = rows.Portal();
        foreach (var (id, row) in portal)
        {
            if (row.AppliedSequence > sequences.GetValueOrDefault(id))
            {
                yield return $"The portal is at {row.AppliedSequence} of {id}, beyond its changes.";
            }
            else if (
                history.At(id, row.AppliedSequence) is not { } should
                || row.Roster != should.LegacyRoster
                || row.Settings != should.Settings
            )
            {
                yield return $"The portal's {id} is not what its changes up to {row.AppliedSequence} make.";
            }
        }

        var (watermark, exceptions) = (rows.Watermark(), rows.DeliveredOfExceptions());
        foreach (var id in sequences.Keys)
        {
            var delivered = exceptions.TryGetValue(id, out var sequence)
                ? sequence
                : history
                    .Messages.Where(change => change.PublisherId == id && change.Position <= watermark)
                    .Select(static change => change.Sequence)
                    .DefaultIfEmpty()
                    .Max();
            var applied = portal.GetValueOrDefault(id)?.AppliedSequence ?? 0;
            if (applied < delivered)
            {
                yield return $"The books say that {id} is delivered up to {delivered}, the portal is at {applied}.";
            }
        }
    }

    /// <summary>Whoever sends again what was answered gets the answer again.</summary>
    private static async Task<IEnumerable<string>> RepeatAsync(TestStore store, Ledger ledger)
    {
        var sent = ledger.Entries.OfType<SentChange>().TakeLast(MostRepeated).ToArray();
        var answers = await store.SendAsync([.. sent.Select(static entry => entry.Change)]);
        return sent.Zip(answers)
            .Where(static pair => !IsSame(pair.First.Answer, pair.Second))
            .Select(static pair =>
                $"{pair.First.Answer} becomes {pair.Second} when {pair.First.Change} is sent again."
            );
    }

    private static bool IsSame(ChangeAnswer first, ChangeAnswer again) =>
        again.Outcome == ChangeOutcome.Duplicate
        && again.Original == first.Outcome
        && (first.Outcome == ChangeOutcome.Held || (again.Sequence, again.Position) == (first.Sequence, first.Position))
        && again.Hold?.Id == first.Hold?.Id;

    /// <summary>What is recorded next follows what is there.</summary>
    private async Task<IReadOnlyList<string>> GoOnAsync(TestStore store, long head)
    {
        var change = SyncedStore.Change(
            history.Messages[0].PublisherId,
            ChangeInputKind.MemberAdded,
            SyncedStore.Dev(1_000),
            [SyncedStore.Developer],
            version: long.MaxValue / 2
        );
        var answer = await store.SendAsync(change);
        return answer.Outcome == ChangeOutcome.Recorded && answer.Position == head + 1
            ? []
            : [$"The next change after {head} is {answer}."];
    }

    private static string Text(string roster, string settings) => $"[{roster.ReplaceLineEndings("; ")}] {settings}";
}
