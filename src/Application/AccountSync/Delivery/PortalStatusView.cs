namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>The legacy portal as a whole.</summary>
/// <param name="IsPaused">It refuses this service: no account is delivered, but for a probe now and then.</param>
/// <param name="LastError">What it last said when it refused or did not answer; <c>null</c> once it answers again.</param>
/// <param name="NextAttemptTime">When one that is paused or does not answer is tried next.</param>
/// <param name="IsEmbedded">Whether it is a part of this service.</param>
public sealed record PortalStatusView(
    bool IsPaused,
    DeliveryError? LastError,
    DateTimeOffset? NextAttemptTime,
    bool IsEmbedded
);
