using System.Collections.Frozen;
using Grpc.AspNetCore.Server;

namespace PublisherMigration.Api.Security;

/// <summary>The one place that says who may call what. A method that is not here cannot be served.</summary>
internal static class MethodScopes
{
    private const string Migration = "publishermigration.v1.MigrationService";
    private const string Directory = "publishermigration.v1.DirectoryService";
    private const string Sync = "publishermigration.v1.AccountSyncService";

    public static IReadOnlyList<MethodAccess> All { get; } =
    [
        .. Need(Scopes.MigrationRead, Migration, "GetBanner", "AssessMigration", "GetMigration", "ListMigrationEvents"),
        .. Need(
            Scopes.MigrationWrite,
            Migration,
            "StartMigration",
            "SubmitWorkEmail",
            "EnrollInPartnerNetwork",
            "CompleteMigration",
            "CancelMigration"
        ),
        .. Need(Scopes.Operations, Migration, "ListMigrations", "WatchMigrations", "SummarizeMigrations"),
        .. Need(Scopes.None, Migration, "ListErrorReasons"),
        .. Need(
            Scopes.DirectoryRead,
            Directory,
            "GetPublisher",
            "ListPublishers",
            "GetTenant",
            "ListTenants",
            "GetPartnerMembership",
            "ListPartnerMemberships",
            "ResolveDomain"
        ),
        .. Need(Scopes.DirectoryWrite, Directory, "ImportPublishers", "ImportTenants", "ImportPartnerMemberships"),
        .. Need(Scopes.SyncWrite, Sync, "RecordChange", "RecordChanges", "ReportRoster", "SubmitLegacyChange"),
        .. Need(
            Scopes.SyncRead,
            Sync,
            "ListChanges",
            "WatchChanges",
            "CreateSubscription",
            "GetSubscription",
            "ListSubscriptions",
            "DeleteSubscription",
            "AcknowledgeChanges",
            "GetSyncStatus",
            "ListSyncStatuses",
            "ListHeldChanges",
            "GetDriftReport"
        ),
        .. Need(Scopes.Operations, Sync, "RetryDelivery", "ApproveHeldChanges", "RejectHeldChanges", "RepairDrift"),
        .. Open("grpc.health.v1.Health", "Check", "List", "Watch"),
        .. Open("grpc.reflection.v1.ServerReflection", "ServerReflectionInfo"),
    ];

    private static readonly FrozenDictionary<string, MethodAccess> ByMethod = All.ToFrozenDictionary(
        access => access.Method,
        StringComparer.Ordinal
    );

    public static MethodAccess? Find(string method) => ByMethod.GetValueOrDefault(method);

    /// <summary>
    /// Goes by the endpoint and not by the path that the caller wrote: routing ignores the case of a path.
    /// </summary>
    /// <exception cref="InvalidOperationException">The method is not in the table: nobody may call it.</exception>
    public static MethodAccess Of(HttpContext http)
    {
        var method = http.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.FullName;
        return method is not null && ByMethod.TryGetValue(method, out var access)
            ? access
            : throw new InvalidOperationException($"{method} has no entry in {nameof(MethodScopes)}.");
    }

    private static IEnumerable<MethodAccess> Need(Scopes scope, string service, params string[] methods) =>
        methods.Select(method => new MethodAccess($"/{service}/{method}", IsOpen: false, scope));

    private static IEnumerable<MethodAccess> Open(string service, params string[] methods) =>
        methods.Select(method => new MethodAccess($"/{service}/{method}", IsOpen: true, Scopes.None));
}
