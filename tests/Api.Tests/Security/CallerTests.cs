using Grpc.Core;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Security;

public sealed class CallerTests(SecuredService service) : IClassFixture<SecuredService>
{
    private readonly Portal _front = service.CallerOf("migration.read", "migration.write");
    private readonly Portal _operations = service.CallerNamed("fleet-operator", "operations");

    [Fact]
    public async Task WithoutAnActor_OnlyOperationsMayCall()
    {
        var id = await AccountAsync();
        (string Field, Func<Task> Call)[] calls =
        [
            ("viewer", () => _front.BannerAsync(id)),
            ("viewer", () => _front.GetAsync(id)),
            ("viewer", () => _front.EventsAsync(id)),
            ("actor", () => _front.AssessAsync(id)),
            ("actor", () => _front.StartAsync(id)),
            ("actor", () => _front.StartAsync("no-such-account")),
            ("actor", () => _front.SubmitAsync(id, actor: null, "x@alder.example")),
            ("actor", () => _front.EnterAsync(id, actor: null, World.AlderMpn)),
            ("actor", () => _front.EnrollAnewAsync(id, actor: null)),
            ("actor", () => _front.CompleteAsync(id)),
            ("actor", () => _front.CancelAsync(id)),
        ];

        foreach (var (field, call) in calls)
        {
            var refused = await Refusal.WithoutTraceAsync(_operations, id, ErrorReason.ActorRequired, call);
            refused.Code.ShouldBe(StatusCode.InvalidArgument);
            refused.Words["field"].ShouldBe(field);
        }

        (await _operations.StartAsync(id)).State.ShouldBe(MigrationState.Ready);
    }

    [Fact]
    public async Task ActorWithoutAPrincipal_IsOfWrongShape()
    {
        var id = await AccountAsync();
        foreach (var caller in new[] { _front, _operations })
        {
            var refused = await Refusal.OfAsync(ErrorReason.RequestInvalid, () => caller.StartAsync(id, new Actor()));
            refused.Words["fields"].ShouldBe("""["actor.principal"]""");
        }
    }

    [Fact]
    public async Task AuditTrail_NamesTheCallingService()
    {
        var id = await AccountAsync();
        await service.CallerNamed("portal-front", "migration.write").StartAsync(id, Who.Mara.Acts());
        await _operations.CancelAsync(id);

        (await _operations.EventsAsync(id))
            .Select(e => e.Initiator.CallingService)
            .ShouldBe(["fleet-operator", "portal-front", "fleet-operator"]);
    }

    [Fact]
    public async Task RequestIds_AreEachCallersOwn()
    {
        var (id, requestId) = (await AccountAsync(), Ids.NewRequest());
        var one = service.CallerNamed("one", "migration.write");
        var two = service.CallerNamed("two", "migration.write");
        var first = await one.StartAsync(id, Who.Mara.Acts(), requestId: requestId);

        (await two.CancelAsync(id, Who.Mara.Acts(), requestId: requestId)).State.ShouldBe(MigrationState.Cancelled);
        (await one.StartAsync(id, Who.Mara.Acts(), requestId: requestId)).ShouldBe(first);
        await Refusal.OfAsync(
            ErrorReason.RequestIdReused,
            () => two.StartAsync(id, Who.Mara.Acts(), requestId: requestId)
        );
    }

    private async Task<string> AccountAsync()
    {
        var id = Ids.Next();
        await _operations.ImportAsync(World.Account(id, World.AlderMpn, Who.Mara.Owner(), Who.Tobi.Contributor()));
        return id;
    }
}
