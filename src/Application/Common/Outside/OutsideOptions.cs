using System.ComponentModel.DataAnnotations;

namespace PublisherMigration.Application.Common.Outside;

/// <summary>How this service treats what lies outside of it; section <c>Outside</c>.</summary>
public sealed class OutsideOptions
{
    public const string Section = "Outside";

    /// <summary>How long one call to the outside may take, in seconds, before the caller is told to try again: 1 to 60.</summary>
    [Range(1, 60)]
    public int TimeoutSeconds { get; set; } = 5;

    /// <summary>How often pending vettings are asked after, in seconds: 1 to 3,600.</summary>
    [Range(1, 3_600)]
    public int VettingPollSeconds { get; set; } = 15;

    /// <summary>How often expiries are looked for, in seconds: 1 to 60, since they are to be noticed within a minute.</summary>
    [Range(1, 60)]
    public int ExpirySweepSeconds { get; set; } = 15;
}
