using System.Globalization;
using System.Text.Json;
using Google.Rpc;
using Grpc.Core;
using PublisherMigration.Api.Errors;
using PublisherMigration.Domain.Common;
using Rpc = Google.Rpc;

namespace PublisherMigration.Api.Tests.Errors;

internal static class Sample
{
    /// <summary>A recognisable word for every key that a reason documents.</summary>
    public static Dictionary<string, string> Words(ErrorReasonEntry entry) =>
        entry.MetadataKeys.ToDictionary(k => k, Word, StringComparer.Ordinal);

    public static RuleViolation TenantMismatch(int accepted, Func<int, string>? name = null) =>
        RuleViolation.Of(
            Reason.TenantMismatch,
            ("workEmail", "ann@fabrikam.example"),
            ("givenTenantId", Id(0)),
            ("givenTenantName", "Fabrikam"),
            ("acceptedTenantIds", JsonSerializer.Serialize(Enumerable.Range(1, accepted).Select(Id))),
            ("acceptedTenantNames", JsonSerializer.Serialize(Enumerable.Range(1, accepted).Select(name ?? Name)))
        );

    public static string Id(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"00000000-0000-0000-0000-{number:D12}");

    public static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"Contoso {number}");

    public static Rpc.Status Rich(RpcException exception) =>
        Rpc.Status.Parser.ParseFrom(exception.Trailers.GetValueBytes("grpc-status-details-bin"));

    public static T Detail<T>(this Rpc.Status status)
        where T : class, Google.Protobuf.IMessage, new() =>
        status.Details.Single(d => d.Is(new T().Descriptor)).Unpack<T>();

    public static bool Has<T>(this Rpc.Status status)
        where T : Google.Protobuf.IMessage, new() => status.Details.Any(d => d.Is(new T().Descriptor));

    public static string ReasonName(this Rpc.Status status) => status.Detail<ErrorInfo>().Type;

    private static string Word(string key) =>
        key switch
        {
            "acceptedTenantIds" or "acceptedTenantNames" or "fields" or "faults" or "reasons" =>
                $"""["{key}1","{key}2"]""",
            "expireTime" => "2026-03-01T00:00:00Z",
            _ => $"«{key}»",
        };
}
