using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Api.Tests.Delivery;

/// <summary>A defect of ours with one account is that account's trouble alone.</summary>
public sealed class DefectTests
{
    [Fact]
    public async Task OneAccountCannotBeSent_OthersGoOn()
    {
        await using var delivering = await DeliveringService.StartAsync(configure: Breaking.Install);
        var ids = await delivering.MigrateAsync(4, Breaking.Prefix);
        await delivering.Recorder.RecordAsync(ids, 40);

        var broken = await delivering.BecomesAsync(ids[1], status => status.Attempts >= 2);

        broken.State.ShouldBe(SyncState.Retrying);
        broken.LastError.Code.ShouldBe("INTERNAL");
        foreach (var id in ids.Except([ids[1]]))
        {
            await delivering.BecomesAsync(id, SyncState.InSync);
            delivering.Portal.AppliedSequence(id).ShouldBe(11);
        }

        delivering.Service.Log.Lines.ShouldContain(line =>
            line.Level == LogLevel.Error && line.Text.Contains($"{ids[1]} among them", StringComparison.Ordinal)
        );
    }

    /// <summary>Throws for changes of one account, once it is cut over.</summary>
    private sealed class Breaking(ILegacyPortal portal) : ILegacyPortal
    {
        public const string Prefix = "broken";

        public bool IsEmbedded => portal.IsEmbedded;

        public int AccountsPerCall => portal.AccountsPerCall;

        public int CallsAtOnce => portal.CallsAtOnce;

        public static void Install(WebApplicationBuilder builder)
        {
            var inner = builder.Services.Last(static service => service.ServiceType == typeof(ILegacyPortal));
            builder.Services.Replace(
                ServiceDescriptor.Singleton<ILegacyPortal>(provider => new Breaking(
                    (ILegacyPortal)inner.ImplementationFactory!(provider)
                ))
            );
        }

        public Task<IReadOnlyList<PortalAnswer>> ApplyChangesAsync(
            IReadOnlyList<AccountBatch> batches,
            CancellationToken cancellationToken
        ) =>
            batches.Any(static batch =>
                string.Equals(batch.PublisherId.Value, $"{Prefix}-2", StringComparison.Ordinal)
                && batch.Changes.Any(static change => change.Sequence > 1)
            )
                ? throw new InvalidDataException("A defect.")
                : portal.ApplyChangesAsync(batches, cancellationToken);

        public Task<PortalCopy?> GetRosterAsync(string feedId, PublisherId id, CancellationToken cancellationToken) =>
            portal.GetRosterAsync(feedId, id, cancellationToken);
    }
}
