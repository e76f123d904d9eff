using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using PublisherMigration.Api.Errors;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Support;

/// <summary>A refused call, read from its rich status.</summary>
public sealed class Refusal
{
    private readonly Google.Rpc.Status _status;

    private Refusal(RpcException thrown)
    {
        Code = thrown.StatusCode;
        _status = Google.Rpc.Status.Parser.ParseFrom(thrown.Trailers.GetValueBytes("grpc-status-details-bin"));
        var info = Detail<ErrorInfo>();
        var entry = ErrorReasonCatalogue.All.Single(e => string.Equals(e.Name, info.Type, StringComparison.Ordinal));
        (Reason, Words) = (entry.Reason, info.Metadata);

        // What holds of every refusal.
        Code.ShouldBe(entry.Status, entry.Name);
        _status.Code.ShouldBe((int)Code);
        thrown.Status.Detail.ShouldBe(_status.Message);
        info.Domain.ShouldBe("publishermigration.v1");
        info.Metadata.Keys.ShouldBe(entry.MetadataKeys, ignoreOrder: true, entry.Name);
        Localized.Message.ShouldNotBeNullOrWhiteSpace();
    }

    public StatusCode Code { get; }

    public ErrorReason Reason { get; }

    public IDictionary<string, string> Words { get; }

    public string Message => _status.Message;

    public LocalizedMessage Localized => Detail<LocalizedMessage>();

    /// <summary>The one detail of this type.</summary>
    public T Detail<T>()
        where T : class, IMessage, new() => _status.Details.Single(d => d.Is(new T().Descriptor)).Unpack<T>();

    public static async Task<Refusal> OfAsync(Func<Task> call) => new(await Should.ThrowAsync<RpcException>(call));

    public static Refusal Of(RpcException thrown) => new(thrown);

    public static async Task<Refusal> OfAsync(ErrorReason reason, Func<Task> call)
    {
        Refusal refusal = new(await Should.ThrowAsync<RpcException>(call, $"It has to be refused with {reason}."));
        refusal.Reason.ShouldBe(reason);
        return refusal;
    }

    /// <summary>Refused, and nothing of the account has changed: not the migration, not the account, no event.</summary>
    public static async Task<Refusal> WithoutTraceAsync(Portal portal, string id, ErrorReason reason, Func<Task> call)
    {
        var before = await Trace.OfAsync(portal, id);
        var refusal = await OfAsync(reason, call);
        (await Trace.OfAsync(portal, id)).ShouldBe(before);
        return refusal;
    }
}
