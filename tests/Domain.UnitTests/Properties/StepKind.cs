namespace PublisherMigration.Domain.UnitTests.Properties;

/// <summary>What may happen to an account.</summary>
public enum StepKind
{
    Start,
    StartWithWorkEmail,
    Submit,
    SubmitForMember,
    EnterMpnId,
    EnrollAnew,
    Complete,
    Cancel,
    Import,
    Reload,
    PassTime,
    EndVetting,
    SetExpiry,
    SetTenants,
    SetMembershipKind,
    ForgetMembership,
    MoveDomain,
    SetTenantKind,
}
