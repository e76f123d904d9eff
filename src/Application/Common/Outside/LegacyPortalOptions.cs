namespace PublisherMigration.Application.Common.Outside;

/// <summary>Which legacy portal is delivered to, and how; section <c>LegacyPortal</c>.</summary>
public sealed class LegacyPortalOptions
{
    public const string Section = "LegacyPortal";

    /// <summary>
    /// Where it is served: <c>https://host:port</c>, or <c>http://host:port</c> for HTTP/2 without TLS. Empty: the embedded one,
    /// a table of this service's own database.
    /// </summary>
    public string Address { get; set; } = string.Empty;

    /// <summary>How long one call may take, in seconds: 1 to 300.</summary>
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>How many calls may be under way at once: 1 to 1,000. The embedded one takes many accounts in one call.</summary>
    public int CallsAtOnce { get; set; } = 64;

    /// <summary>
    /// A file with a token that is sent as <c>authorization: Bearer</c>, read again when it has changed. Empty: none is sent.
    /// </summary>
    public string BearerTokenFile { get; set; } = string.Empty;
}
