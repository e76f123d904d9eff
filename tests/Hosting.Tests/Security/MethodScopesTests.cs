using PublisherMigration.Api.Security;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Hosting.Tests.Security;

/// <summary>The contract, written down a second time: a slip in the table must not carry the matrix with it.</summary>
public sealed class MethodScopesTests
{
    [Theory]
    [InlineData("migration.read", "GetBanner AssessMigration GetMigration ListMigrationEvents")]
    [InlineData(
        "migration.write",
        "StartMigration SubmitWorkEmail EnrollInPartnerNetwork CompleteMigration CancelMigration"
    )]
    [InlineData(
        "operations",
        "ListMigrations WatchMigrations SummarizeMigrations RetryDelivery ApproveHeldChanges RejectHeldChanges RepairDrift"
    )]
    [InlineData("", "ListErrorReasons")]
    [InlineData(
        "directory.read",
        "GetPublisher ListPublishers GetTenant ListTenants GetPartnerMembership ListPartnerMemberships ResolveDomain"
    )]
    [InlineData("directory.write", "ImportPublishers ImportTenants ImportPartnerMemberships")]
    [InlineData("sync.write", "RecordChange RecordChanges ReportRoster SubmitLegacyChange")]
    [InlineData(
        "sync.read",
        "ListChanges WatchChanges CreateSubscription GetSubscription ListSubscriptions DeleteSubscription "
            + "AcknowledgeChanges GetSyncStatus ListSyncStatuses ListHeldChanges GetDriftReport"
    )]
    public void Table_GivesScope_ToExactlyTheseMethods(string scope, string methods) =>
        MethodScopes
            .All.Where(access => !access.IsOpen)
            .Where(access =>
                access.Scope == ScopeNames.Parse(scope) || (scope is "operations" && access.Scope == Scopes.Operations)
            )
            .Select(access => access.Method.Split('/')[^1])
            .ShouldBe(methods.Split(' '), ignoreOrder: true);

    [Fact]
    public void Table_HasNoMethodThatTheContractLacks() =>
        MethodScopes
            .All.Where(access => !access.IsOpen)
            .Select(access => access.Method)
            .ShouldBe(
                MigrationService
                    .Descriptor.Methods.Concat(DirectoryService.Descriptor.Methods)
                    .Concat(AccountSyncService.Descriptor.Methods)
                    .Select(method => $"/{method.Service.FullName}/{method.Name}"),
                ignoreOrder: true
            );

    [Fact]
    public void Open_AreHealthAndReflectionAlone() =>
        MethodScopes
            .All.Where(access => access.IsOpen)
            .Select(access => access.Method.Split('/')[1])
            .Distinct(StringComparer.Ordinal)
            .ShouldBe(["grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection"]);
}
