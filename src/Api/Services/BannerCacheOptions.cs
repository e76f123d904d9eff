using System.ComponentModel.DataAnnotations;

namespace PublisherMigration.Api.Services;

/// <summary>The answers to GetBanner that are kept; section <c>BannerCache</c>.</summary>
public sealed class BannerCacheOptions
{
    public const string Section = "BannerCache";

    /// <summary>How many at most, at 48 octets each: 0 to 4,000,000; 0 keeps hardly any.</summary>
    [Range(0, 4_000_000)]
    public int Entries { get; set; } = 1_048_576;
}
