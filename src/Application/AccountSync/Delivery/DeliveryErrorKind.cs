namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>What went wrong with a delivery.</summary>
public enum DeliveryErrorKind
{
    /// <summary>The portal did not answer, or cannot just now.</summary>
    Unavailable = 1,

    /// <summary>It refuses this service altogether.</summary>
    PortalRefusesCaller = 2,

    /// <summary>It named the change as one that it will never apply.</summary>
    ChangeRefused = 3,

    /// <summary>It did not accept the change, sent alone.</summary>
    ChangeNotAccepted = 4,

    /// <summary>It has applied more than was ever sent in this history.</summary>
    PortalAhead = 5,
}
