namespace PublisherMigration.Api.Samples;

/// <summary>The fleet that an empty database starts with; section <c>SampleFleet</c>.</summary>
public sealed class SampleFleetOptions
{
    public const string Section = "SampleFleet";

    /// <summary>
    /// The folder of <c>tenants.jsonl</c>, <c>partner_memberships.jsonl</c> and <c>publishers.jsonl</c>, absolute or beside
    /// the program; empty: none. Set in Development only.
    /// </summary>
    public string Directory { get; set; } = string.Empty;
}
