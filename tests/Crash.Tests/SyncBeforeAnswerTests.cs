using System.Globalization;
using PublisherMigration.Disk.Trace;

namespace PublisherMigration.Crash.Tests;

/// <summary>A trace in which an answer is not preceded by the sync of its commit is found, whatever the order of the calls.</summary>
public sealed class SyncBeforeAnswerTests
{
    private const string Id = "11111111-0000-4000-8000-000000000001";
    private const string OtherId = "11111111-0000-4000-8000-000000000002";
    private const string Wal = "/data/migration.db-wal";

    private static readonly byte[] Answer = [8, 1, 16, 2, 24, 5];
    private static readonly string PageHeader = Write(Wal, Frame(endsCommit: false));
    private static readonly string LastHeader = Write(Wal, Frame(endsCommit: true));
    private static readonly string Page = Write(Wal, PageWith(Id));
    private static readonly string OtherPage = Write(Wal, PageWith("nothing of it"));
    private static readonly string Sync = SyncOf(Wal);
    private static readonly string[] Start = [Write(Wal, [0x37, 0x7f, 6, 0x82]), SyncOf("/data")];
    private static readonly string Sent = Send([Data(1, Answer)]);

    [Fact]
    public void Trace_InOrder_HasNoFault() =>
        Look(PageHeader, Page, LastHeader, OtherPage, Sync, Sent).ShouldBe(new TracedAnswer(Id, 6, 7, 8, Fault: null));

    [Fact]
    public void Trace_OfOneFrame_HasNoFault() => Look(LastHeader, Page, Sync, Sent).Fault.ShouldBeNull();

    /// <summary>As the service writes them: the frames of a commit together.</summary>
    [Fact]
    public void Trace_OfFramesInOneWrite_HasNoFault()
    {
        var together = Write(
            Wal,
            [.. Frame(endsCommit: false), .. PageWith(Id), .. Frame(endsCommit: true), .. PageWith("nothing of it")]
        );
        Look(together, Sync, Sent).Fault.ShouldBeNull();
        Look(Sync, together, Sent).Fault.ShouldBe("No sync of the WAL succeeded after its commit.");

        var (first, rest) = (
            Write(Wal, [.. Frame(endsCommit: false), .. PageWith(Id), .. Frame(endsCommit: true)]),
            OtherPage
        );
        Look(first, rest, Sync, Sent).Fault.ShouldBeNull();
        Look(first, Sync, rest, Sent).Fault.ShouldBe("No sync of the WAL succeeded after its commit.");
    }

    [Fact]
    public void Trace_WithTheAnswerFirst_HasAFault()
    {
        Look(LastHeader, Page, Sent, Sync).Fault.ShouldBe("The answer was sent before the sync was over.");
        Look(Sent, LastHeader, Page, Sync).Fault.ShouldBe("The answer was sent before the sync was over.");
    }

    [Fact]
    public void Trace_WithASyncThatIsNotTheCommits_HasAFault()
    {
        // Of what came before; in the middle of it; of another file; one that failed; none.
        Faults(Sync, LastHeader, Page, Sent);
        Faults(PageHeader, Page, Sync, LastHeader, OtherPage, Sent);
        Faults(LastHeader, Sync, Page, Sent);
        Faults(LastHeader, Page, SyncOf("/data/migration.db"), Sent);
        Faults(LastHeader, Page, SyncOf("/data/migration.db.legacy-portal-wal"), Sent);
        Faults(LastHeader, Page, "7 fdatasync(45<" + Hex(Wal) + ">) = -1 EIO (Input/output error)", Sent);
        Faults(LastHeader, Page, Sent);

        static void Faults(params string[] trace) =>
            Look(trace).Fault.ShouldBe("No sync of the WAL succeeded after its commit.");
    }

    [Fact]
    public void Trace_WithoutTheChange_HasAFault()
    {
        Look(LastHeader, OtherPage, Sync, Sent).Fault.ShouldBe("It was never written to the WAL.");
        Look(PageHeader, Page, Sync, Sent).Fault.ShouldBe("Its commit was never written to its end.");
        Look(LastHeader, Page.Replace("= 4096", "= 512", StringComparison.Ordinal), Sync, Sent)
            .Fault.ShouldBe("It was never written to the WAL.");
    }

    [Fact]
    public void Trace_WithoutTheAnswer_HasAFault()
    {
        const string fault = "No connection of the trace sent these answers in this order.";
        Look(LastHeader, Page, Sync).Fault.ShouldBe(fault);
        Look(LastHeader, Page, Sync, Send([Data(1, [8, 1, 16, 3, 24, 6])])).Fault.ShouldBe(fault);
    }

    [Fact]
    public void Trace_OfThreads_TakesACallFromItsBeginningToItsEnd()
    {
        var (begin, end) = ("9 fdatasync(45<" + Hex(Wal) + "> <unfinished ...>", "9 <... fdatasync resumed>) = 0");
        Look(LastHeader, Page, begin, end, Sent).Fault.ShouldBeNull();
        Look(LastHeader, Page, begin, Sent, end).Fault.ShouldBe("The answer was sent before the sync was over.");
        Look(LastHeader, begin, Page, end, Sent).Fault.ShouldBe("No sync of the WAL succeeded after its commit.");

        var unfinished = Sent.Replace(
            ") = ",
            " <unfinished ...>\n7 <... sendto resumed>) = ",
            StringComparison.Ordinal
        );
        var (sending, sent) = (unfinished.Split('\n')[0], unfinished.Split('\n')[1]);
        Look(LastHeader, Page, Sync, sending, sent).Fault.ShouldBeNull();
        Look(LastHeader, Page, sending, Sync, sent).Fault.ShouldBe("The answer was sent before the sync was over.");
    }

    [Fact]
    public void Answers_AreTakenInTheirOrder_WhateverElseIsSent()
    {
        byte[] settings = [0, 0, 0, 4, 0, 0, 0, 0, 0];
        byte[] headers = [0, 0, 2, 1, 4, 0, 0, 0, 3, 0x88, 0x5f];
        var other = Write(Wal, PageWith(OtherId));
        byte[] second = [8, 1, 16, 3, 24, 6];
        string[] trace =
        [
            .. Start,
            Send([settings]),
            LastHeader,
            Page,
            Sync,
            Send([Data(1, Answer), headers[..5]]),
            LastHeader,
            other,
            Send([headers[5..], Data(3, second)]),
            Sync,
        ];

        var looked = SyncBeforeAnswer.Look(
            StraceReader.Read(trace),
            [new AnsweredChange(Id, Answer), new AnsweredChange(OtherId, second)]
        );

        looked.Select(static answer => answer.Fault).ShouldBe([null, "The answer was sent before the sync was over."]);
        looked.Select(static answer => answer.Sent).ShouldBe([7, 10]);
    }

    [Fact]
    public void Trace_WithoutASyncOfTheFolder_HasAFault()
    {
        const string fault = "The folder was not synced before the first answer.";
        FaultsOf(Start[0], LastHeader, Page, Sync, Sent).ShouldBe([fault, null]);
        FaultsOf(Start[1], Start[0], LastHeader, Page, Sync, Sent).ShouldBe([fault, null]);
        FaultsOf(Start[0], LastHeader, Page, Sync, Sent, Start[1]).ShouldBe([fault, null]);

        static IEnumerable<string?> FaultsOf(params string[] trace) =>
            SyncBeforeAnswer
                .Look(StraceReader.Read(trace), [new AnsweredChange(Id, Answer)])
                .Select(static answer => answer.Fault);
    }

    [Fact]
    public void Connections_AreToldApart()
    {
        var another = Send([Data(1, Answer)], port: 40_001);
        Look(LastHeader, Page, another.Replace("\\x05\"", "\\x06\"", StringComparison.Ordinal), Sync, Sent)
            .Fault.ShouldBeNull();
        // Which of them was the caller's?
        Should.Throw<InvalidOperationException>(() => Look(LastHeader, Page, another, Sync, Sent));
    }

    [Fact]
    public void Trace_WithOctetsLeftOut_IsRefused() =>
        Should.Throw<FormatException>(() =>
            StraceReader.Read([$"7 pwrite64(45<{Hex(Wal)}>, \"\\x00\"..., 4096, 0) = 4096"])
        );

    private static TracedAnswer Look(params string[] trace) =>
        SyncBeforeAnswer
            .Look(StraceReader.Read([.. Start, .. trace]), [new AnsweredChange(Id, Answer)])
            .ShouldHaveSingleItem();

    private static byte[] Frame(bool endsCommit)
    {
        var header = new byte[24];
        header[3] = 9;
        header[7] = (byte)(endsCommit ? 70 : 0);
        return header;
    }

    private static byte[] PageWith(string text)
    {
        var page = new byte[4096];
        System.Text.Encoding.ASCII.GetBytes(text).CopyTo(page, 2_000);
        return page;
    }

    private static byte[] Data(byte stream, byte[] message)
    {
        var framed = new AnsweredChange(Id, message).Framed;
        return [0, 0, (byte)framed.Length, 0, 0, 0, 0, 0, stream, .. framed];
    }

    /// <summary>In the first frame; what is shorter than a frame's header in that of the WAL.</summary>
    private static string Write(string file, byte[] data)
    {
        var offset = data.Length switch
        {
            WalPieces.PageBytes => 32 + WalPieces.FrameHeaderBytes,
            < WalPieces.FrameHeaderBytes => 0,
            _ => 32,
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"7 pwrite64(45<{Hex(file)}>, \"{Hex(data)}\", {data.Length}, {offset}) = {data.Length}"
        );
    }

    private static string SyncOf(string file) => $"8 fdatasync(45<{Hex(file)}>) = 0";

    private static string Send(byte[][] parts, int port = 40_000)
    {
        byte[] octets = [.. parts.SelectMany(static part => part)];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"7 sendto(60<TCP:[127.0.0.1:5080->127.0.0.1:{port}]>, \"{Hex(octets)}\", {octets.Length}, MSG_NOSIGNAL, NULL, 0) = {octets.Length}"
        );
    }

    private static string Hex(string text) => Hex(System.Text.Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] octets) => string.Concat(octets.Select(static octet => $"\\x{octet:x2}"));
}
