namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>How a delivery is tried again.</summary>
public enum RetryMode
{
    /// <summary>What is undelivered, from where the portal says that it is.</summary>
    Resend = 1,

    /// <summary>One restatement of the whole account in place of what is undelivered.</summary>
    Restate = 2,
}
