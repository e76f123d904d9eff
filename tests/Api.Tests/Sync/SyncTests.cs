using PublisherMigration.Api.Tests.Support;

namespace PublisherMigration.Api.Tests.Sync;

/// <summary>Tests of account sync against the shared service.</summary>
public abstract class SyncTests(SharedService shared) : WireTests(shared)
{
    protected PartnerCenter Source { get; } = new(shared.Running);

    protected string FeedId =>
        Microsoft
            .Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Application.Common.Persistence.IStore>(
                Service.Services
            )
            .FeedId.ToString("D");
}
