using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.UnitTests.Support;

/// <summary>Inputs as callers send them.</summary>
internal static class Given
{
    public const string Id = "11111111-2222-3333-4444-555555555555";
    public const string OtherId = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";

    public static readonly Caller Portal = new("portal", IsOperator: false);
    public static readonly Caller Operations = new("operations", IsOperator: true);

    public static readonly PrincipalInput Nobody = new(Kind: null, "", "", "", "", "");

    public static readonly PrincipalInput Ada = Nobody with
    {
        Kind = PrincipalKind.WorkAccount,
        Email = "ada@contoso.com",
    };

    public static readonly PrincipalInput Mia = Nobody with
    {
        Kind = PrincipalKind.MicrosoftAccount,
        Email = "mia@outlook.com",
    };

    public static readonly PrincipalInput Application = Nobody with
    {
        Kind = PrincipalKind.ServicePrincipal,
        ApplicationId = Id,
        TenantId = OtherId,
    };

    public static readonly PrincipalInput Group = Nobody with
    {
        Kind = PrincipalKind.SecurityGroup,
        ObjectId = Id,
        TenantId = OtherId,
    };

    public static readonly PrincipalInput NamedGroup = Nobody with
    {
        Kind = PrincipalKind.SecurityGroup,
        Alias = "Admins",
    };

    public static ActorInput Actor(PrincipalInput? principal, params string[] groups) => new(principal, groups);
}
