using PublisherMigration.Cli.Connection;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Wizard;

/// <summary>What the wizard can do about a refusal.</summary>
internal static class Refusals
{
    /// <summary>Another answer of the owner may do: the question is worth asking again.</summary>
    public static bool CanBeAnswered(ServiceError error) =>
        error.Reason switch
        {
            "REQUEST_INVALID" => true,
            // Nothing that this owner could type changes these.
            "NOT_AN_OWNER" or "MIGRATION_NOT_STARTED" => false,
            _ => ReasonCatalogue.Find(error.Reason)?.FixedBy == FixedBy.Owner,
        };

    /// <summary>The facts moved between looking and sending: look again.</summary>
    public static bool IsOvertaken(ServiceError error, bool acceptsAnyLoss) =>
        error.Reason switch
        {
            "ETAG_MISMATCH" or "ALREADY_MIGRATED" or "REQUIREMENTS_OUTSTANDING" => true,
            "LOSS_DIGEST_STALE" or "LOSSES_NOT_ACKNOWLEDGED" => acceptsAnyLoss,
            _ => false,
        };
}
