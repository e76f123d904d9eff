namespace PublisherMigration.Api.Security;

internal static class ScopeNames
{
    public const string MigrationRead = "migration.read";
    public const string MigrationWrite = "migration.write";
    public const string DirectoryRead = "directory.read";
    public const string DirectoryWrite = "directory.write";
    public const string SyncRead = "sync.read";
    public const string SyncWrite = "sync.write";
    public const string Operations = "operations";

    public static IReadOnlyList<string> All { get; } =
    [MigrationRead, MigrationWrite, DirectoryRead, DirectoryWrite, SyncRead, SyncWrite, Operations];

    /// <summary>Reads a space-separated list. Names that this service does not know grant nothing.</summary>
    public static Scopes Parse(ReadOnlySpan<char> list)
    {
        var scopes = Scopes.None;
        foreach (var range in list.Split(' '))
        {
            scopes |= One(list[range]);
        }

        return scopes;
    }

    public static string Of(Scopes scope) =>
        scope switch
        {
            Scopes.MigrationRead => MigrationRead,
            Scopes.MigrationWrite => MigrationWrite,
            Scopes.DirectoryRead => DirectoryRead,
            Scopes.DirectoryWrite => DirectoryWrite,
            Scopes.SyncRead => SyncRead,
            Scopes.SyncWrite => SyncWrite,
            Scopes.Operations => Operations,
            _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "Not a single scope."),
        };

    private static Scopes One(ReadOnlySpan<char> name) =>
        name switch
        {
            MigrationRead => Scopes.MigrationRead,
            MigrationWrite => Scopes.MigrationWrite,
            DirectoryRead => Scopes.DirectoryRead,
            DirectoryWrite => Scopes.DirectoryWrite,
            SyncRead => Scopes.SyncRead,
            SyncWrite => Scopes.SyncWrite,
            Operations => Scopes.All,
            _ => Scopes.None,
        };
}
