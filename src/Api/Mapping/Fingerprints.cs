using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Grpc.Core;

namespace PublisherMigration.Api.Mapping;

/// <summary>
/// What makes a repeated call the same: method and body, without the request id and the language. A digest, so that no
/// address is kept beside the answer.
/// </summary>
internal static class Fingerprints
{
    public static byte[] Of<T>(T request, Action<T> clearRequestId, ServerCallContext context)
        where T : class, IDeepCloneable<T>, IMessage
    {
        var body = request.Clone();
        clearRequestId(body);
        return SHA256.HashData([.. Encoding.UTF8.GetBytes(context.Method), 0, .. body.ToByteArray()]);
    }
}
