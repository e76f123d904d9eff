using System.Buffers.Binary;
using System.Text;

namespace PublisherMigration.Disk.Trace;

/// <summary>
/// Before an answer is given to the socket, all frames of its commit were written to the WAL, and then a sync of the WAL began
/// and succeeded. Before the first one the folder was synced too, else the WAL might have no name after a loss of power.
/// </summary>
internal static class SyncBeforeAnswer
{
    /// <summary>The store's: the embedded legacy portal has a WAL of its own.</summary>
    private const string Wal = "/migration.db-wal";

    public static IReadOnlyList<TracedAnswer> Look(
        IReadOnlyList<SystemCall> calls,
        IReadOnlyList<AnsweredChange> answers
    )
    {
        var connection = SentMessages
            .Of(calls)
            .SingleOrDefault(sent =>
                sent.Select(static message => message.Payload)
                    .SequenceEqual(answers.Select(static answer => answer.Framed), Octets.Comparer)
            );
        if (connection is null)
        {
            return [new TracedAnswer("all", 0, 0, 0, "No connection of the trace sent these answers in this order.")];
        }

        var wal = calls.Where(static call => call.Target.EndsWith(Wal, StringComparison.Ordinal)).ToArray();
        var writes = wal.Where(static call => call.Name == "pwrite64" && call.Result == call.Data.Length)
            .SelectMany(PiecesOf)
            .ToArray();
        var syncs = wal.Where(IsSync).ToArray();
        return
        [
            .. NamelessWal(calls, writes, connection[0].Begin),
            .. answers.Select((answer, i) => Look(writes, syncs, answer.ChangeId, connection[i].Begin)),
        ];
    }

    /// <summary>A write of many frames is as many that are made at once.</summary>
    private static IEnumerable<SystemCall> PiecesOf(SystemCall write) =>
        WalPieces
            .Of(write.Offset!.Value, write.Data)
            .Select(piece => write with { Data = piece.Data, Offset = piece.Offset });

    private static TracedAnswer[] NamelessWal(IReadOnlyList<SystemCall> calls, SystemCall[] writes, int sent)
    {
        var folder = writes.Length == 0 ? null : Path.GetDirectoryName(writes[0].Target);
        var isSynced = calls.Any(call =>
            IsSync(call) && call.Target == folder && call.Begin > writes[0].Begin && call.End < sent
        );
        return isSynced
            ? []
            : [new TracedAnswer("all", 0, 0, sent, "The folder was not synced before the first answer.")];
    }

    private static TracedAnswer Look(SystemCall[] writes, SystemCall[] syncs, string changeId, int sent)
    {
        var id = Encoding.ASCII.GetBytes(changeId);
        var page = Array.FindIndex(writes, call => call.Data.AsSpan().IndexOf(id) >= 0);
        if (page < 1)
        {
            return new TracedAnswer(changeId, 0, 0, sent, "It was never written to the WAL.");
        }

        // The header of a frame is written before its page, and that of the last frame says that it ends a commit.
        var last = Array.FindIndex(writes, page - 1, IsEndOfCommit);
        if (last < 0 || last + 1 >= writes.Length)
        {
            return new TracedAnswer(changeId, 0, 0, sent, "Its commit was never written to its end.");
        }

        var written = writes[last + 1].End;
        var sync = syncs.FirstOrDefault(call => call.Begin > written);
        return sync is null
                ? new TracedAnswer(changeId, written, 0, sent, "No sync of the WAL succeeded after its commit.")
            : sync.End > sent
                ? new TracedAnswer(changeId, written, sync.End, sent, "The answer was sent before the sync was over.")
            : new TracedAnswer(changeId, written, sync.End, sent, Fault: null);
    }

    private static bool IsSync(SystemCall call) => call.Name is "fdatasync" or "fsync" && call.Result == 0;

    /// <summary>A frame's header: number of the page, size of the database after the commit or 0, salts, checksums.</summary>
    private static bool IsEndOfCommit(SystemCall call) =>
        call.Data.Length == WalPieces.FrameHeaderBytes && BinaryPrimitives.ReadInt32BigEndian(call.Data.AsSpan(4)) != 0;

    private sealed class Octets : IEqualityComparer<byte[]>
    {
        public static readonly Octets Comparer = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => obj.Length;
    }
}

/// <summary>An answer with the lines of the trace.</summary>
/// <param name="ChangeId">The change.</param>
/// <param name="Written">Where the last octet of its commit was in the WAL.</param>
/// <param name="Synced">Where the sync after that was over.</param>
/// <param name="Sent">Where the answer began to be sent.</param>
/// <param name="Fault">What is wrong with it; none is well.</param>
internal sealed record TracedAnswer(string ChangeId, int Written, int Synced, int Sent, string? Fault);
