namespace PublisherMigration.Api.Security;

/// <summary>What a calling service may do; <see cref="ScopeNames"/> holds the names that stand in a token.</summary>
[Flags]
public enum Scopes
{
    None = 0,
    MigrationRead = 1,
    MigrationWrite = 2,
    DirectoryRead = 4,
    DirectoryWrite = 8,

    /// <summary>The bit of the scope <c>operations</c> itself; whoever holds it holds <see cref="All"/>.</summary>
    Operations = 16,
    SyncRead = 32,
    SyncWrite = 64,
    All = MigrationRead | MigrationWrite | DirectoryRead | DirectoryWrite | Operations | SyncRead | SyncWrite,
}
