using System.ComponentModel.DataAnnotations;

namespace PublisherMigration.Api.Hosting;

/// <summary>The section <c>Shutdown</c>.</summary>
public sealed class ShutdownSettings
{
    public const string Section = "Shutdown";

    /// <summary>
    /// How long calls in flight may take to finish once the service is told to stop, in seconds, 0 to 3600. What is left
    /// after that is cut off within <see cref="ShutdownRegistration.Closing"/>; let the supervisor wait longer than both.
    /// </summary>
    [Range(0, 3600, ErrorMessage = "Shutdown:GracePeriodSeconds must be {1} to {2}.")]
    public int GracePeriodSeconds { get; set; } = 20;
}
