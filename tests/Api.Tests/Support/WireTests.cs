namespace PublisherMigration.Api.Tests.Support;

/// <summary>Tests through the generated client against the shared service.</summary>
public abstract class WireTests(SharedService shared)
{
    protected RunningService Service { get; } = shared.Running;

    protected Portal Portal { get; } = shared.Running.Portal;

    /// <summary>Alder's account: mara owns it, tobi contributes, nothing stands in its way.</summary>
    protected Task<string> ReadyAccountAsync() =>
        AccountAsync(World.AlderMpn, Who.Mara.Owner(), Who.Tobi.Contributor());

    protected async Task<string> AccountAsync(string mpnId, params Contracts.V1.Member[] members)
    {
        var id = Ids.Next();
        await Portal.ImportAsync(World.Account(id, mpnId, members));
        return id;
    }
}
