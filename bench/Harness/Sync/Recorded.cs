using PublisherMigration.Contracts.V1;
using PublisherMigration.Harness.Contestants;
using PublisherMigration.Harness.Fleet;
using PublisherMigration.LoadGenerator;

namespace PublisherMigration.Harness.Sync;

/// <summary>Records changes, and takes no other outcome than RECORDED: a cheaper one would be no measurement.</summary>
internal static class Recorded
{
    public const string CallPath = "/publishermigration.v1.AccountSyncService/RecordChange";
    private const string StreamPath = "/publishermigration.v1.AccountSyncService/RecordChanges";
    private const int Results = 1;

    /// <summary>Field 1 of a RecordChangeResponse and of a ChangeResult: RECORDED.</summary>
    public static readonly byte[] AnswerStart = [0x08, (byte)ChangeOutcome.Recorded];

    public static StreamResult Send(ServerProcess server, ChangeLoad load, CancellationToken cancellation) =>
        StreamRun.Execute(
            new StreamProfile
            {
                Server = server.Endpoint,
                Path = StreamPath,
                Messages = load.Messages,
                Streams = load.Lanes,
                Connections = ChangeLoad.Connections,
                Check = answer => Check(answer, load.ChangesPerMessage),
            },
            cancellation
        );

    private static void Check(ReadOnlySpan<byte> answer, int changes)
    {
        var reader = new WireReader(answer);
        var results = 0;
        while (reader.Read())
        {
            if (reader.Field != Results)
            {
                continue;
            }

            results++;
            if (!reader.Content.StartsWith(AnswerStart))
            {
                throw new BenchException($"a change was not recorded: {ChangeResult.Parser.ParseFrom(reader.Content)}");
            }
        }

        if (results != changes)
        {
            throw new BenchException($"{results} results for {changes} changes");
        }
    }
}
