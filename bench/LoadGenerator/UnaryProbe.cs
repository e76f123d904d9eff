using System.Net;
using System.Net.Sockets;
using PublisherMigration.LoadGenerator.Hpack;
using PublisherMigration.LoadGenerator.Http2;

namespace PublisherMigration.LoadGenerator;

/// <summary>One call on a connection of its own: how it is found out that a server serves.</summary>
public sealed class UnaryProbe : IAnswers
{
    private readonly List<byte> answer = [];
    private ResponseHead? end;

    private UnaryProbe() { }

    /// <summary>The answer's message, or null as long as there is no server or it does not answer OK.</summary>
    public static byte[]? Ask(IPEndPoint server, string path, byte[] message)
    {
        try
        {
            var headers = new RequestHeaders(server.ToString(), path, []);
            using var connection = new Connection(server, headers, TimeSpan.FromSeconds(10));
            var probe = new UnaryProbe();
            connection.StartCall(new CallBodies([message])[0]);
            connection.Flush();
            while (probe.end is null)
            {
                connection.Receive(probe);
            }

            return probe.end.Value.IsOk ? [.. probe.answer.Skip(5)] : null;
        }
        catch (Exception exception) when (exception is SocketException or LoadException)
        {
            return null;
        }
    }

    void IAnswers.TakeData(int streamId, ReadOnlySpan<byte> data) => answer.AddRange(data);

    void IAnswers.TakeEnd(int streamId, ResponseHead head) => end = head;
}
