namespace PublisherMigration.LegacyPortal.Double;

public enum PortalEventKind
{
    /// <summary>The next change was applied.</summary>
    Applied = 1,

    /// <summary>account_migrated was applied.</summary>
    Migrated = 2,

    /// <summary>account_restated was applied.</summary>
    Restated = 3,

    /// <summary>Not the feed but somebody in the portal set the account: a backup, a wipe, a test.</summary>
    Replaced = 4,
}
