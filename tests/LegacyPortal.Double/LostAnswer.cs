namespace PublisherMigration.LegacyPortal.Double;

/// <summary>How the answer of a call that did its work is lost.</summary>
public enum LostAnswer
{
    /// <summary>The call ends with UNAVAILABLE.</summary>
    Unavailable = 1,

    /// <summary>The connection breaks, with every call on it.</summary>
    ConnectionBroken = 2,

    /// <summary>Nothing comes until the caller gives up.</summary>
    Never = 3,
}
