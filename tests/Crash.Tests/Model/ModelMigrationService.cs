using Grpc.Core;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Crash.Tests.Model;

/// <summary>Which accounts there are: all of them are migrated.</summary>
internal sealed class ModelMigrationService(ModelFeed feed) : MigrationService.MigrationServiceBase
{
    public override Task<ListMigrationsResponse> ListMigrations(
        ListMigrationsRequest request,
        ServerCallContext context
    ) =>
        Task.FromResult(
            new ListMigrationsResponse
            {
                Migrations =
                {
                    feed.Accounts.Select(account => new AccountMigration { PublisherId = account.PublisherId }),
                },
            }
        );
}
