using Microsoft.Extensions.DependencyInjection;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Application.Common.Outside;

namespace PublisherMigration.Api.Tests.Outside;

internal static class OutsideService
{
    /// <summary>A service among doubles, which outlive its restarts.</summary>
    public static Task<RunningService> StartAsync(OutsideDoubles outside) =>
        RunningService.StartWithWorldAsync(
            ["--Outside:TimeoutSeconds=1", "--Outside:VettingPollSeconds=1"],
            builder =>
                builder
                    .Services.AddSingleton<ITenantDirectory>(outside)
                    .AddSingleton<IPartnerNetwork>(outside)
                    .AddSingleton<IPartnerCenter>(outside)
        );
}
