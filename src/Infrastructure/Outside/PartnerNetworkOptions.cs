using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Infrastructure.Outside;

/// <summary>The embedded partner network, in configuration under <c>PartnerNetwork</c>.</summary>
public sealed class PartnerNetworkOptions
{
    public const string Section = "PartnerNetwork";

    /// <summary>How far the vetting of a new membership is: AUTHORIZED at once, or PENDING until it is imported otherwise.</summary>
    public string EnrollmentVetting { get; set; } = "AUTHORIZED";

    internal VettingState? Vetting =>
        EnrollmentVetting switch
        {
            "AUTHORIZED" => VettingState.Authorized,
            "PENDING" => VettingState.Pending,
            _ => null,
        };
}
