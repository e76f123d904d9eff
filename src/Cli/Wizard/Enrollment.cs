using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Wizard;

/// <summary>How the account is enrolled: by an MPN ID that there is, or by a new membership.</summary>
internal sealed record Enrollment
{
    private readonly string? existingMpnId;
    private readonly NewPartnerMembership? newMembership;

    public Enrollment(string existingMpnId) => this.existingMpnId = existingMpnId;

    public Enrollment(NewPartnerMembership newMembership) => this.newMembership = newMembership;

    public bool IsExisting => existingMpnId is not null;

    public EnrollInPartnerNetworkRequest Request() =>
        existingMpnId is not null
            ? new EnrollInPartnerNetworkRequest { ExistingMpnId = existingMpnId }
            : new EnrollInPartnerNetworkRequest { NewMembership = newMembership };
}
