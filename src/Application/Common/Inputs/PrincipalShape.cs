using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Common.Inputs;

/// <summary>Makes a principal of what a caller sent, or says which field is at fault and how.</summary>
public static class PrincipalShape
{
    private const int MaxAliasLength = 254;

    public static Principal Parse(PrincipalInput input) =>
        TryParse(input, out var principal) is null
            ? principal!
            : throw new InvalidOperationException("Validate the request before it is handled.");

    public static FieldFault? TryParse(PrincipalInput? input, out Principal? principal)
    {
        principal = null;
        return input?.Kind switch
        {
            null => new FieldFault("kind", "Say what the principal is."),
            PrincipalKind.WorkAccount => Person(input, Principal.WorkAccount, out principal),
            PrincipalKind.MicrosoftAccount => Person(input, Principal.MicrosoftAccount, out principal),
            PrincipalKind.ServicePrincipal => Application(input, out principal),
            PrincipalKind.SecurityGroup => Group(input, out principal),
            _ => new FieldFault("kind", "Not a kind of principal that this service knows."),
        };
    }

    private static FieldFault? Person(
        PrincipalInput input,
        Func<EmailAddress, Principal> make,
        out Principal? principal
    )
    {
        principal = EmailAddress.TryParse(input.Email, out var email) ? make(email) : null;
        return principal is null
            ? new FieldFault("email", "Give a mailbox address of at most 254 octets.")
            : NoOthers(input, email: false, applicationId: true, objectId: true, alias: true, tenantId: true);
    }

    private static FieldFault? Application(PrincipalInput input, out Principal? principal)
    {
        principal = null;
        if (!IsGuid(input.ApplicationId, out var application))
        {
            return new FieldFault("application_id", "Give the application's id, a GUID with hyphens.");
        }

        if (!TenantId.TryParse(input.TenantId, out var tenant))
        {
            return new FieldFault("tenant_id", "Give the tenant's id, a GUID with hyphens.");
        }

        principal = Principal.ServicePrincipal(application, tenant);
        return NoOthers(input, email: true, applicationId: false, objectId: true, alias: true, tenantId: false);
    }

    private static FieldFault? Group(PrincipalInput input, out Principal? principal)
    {
        principal = null;
        if (input.ObjectId.Length == 0)
        {
            if (input.Alias.Length is 0 or > MaxAliasLength || input.Alias.Any(char.IsControl))
            {
                return new FieldFault("object_id", "Give the group's object id and tenant, or its alias alone.");
            }

            principal = Principal.SecurityGroup(input.Alias);
            return NoOthers(input, email: true, applicationId: true, objectId: true, alias: false, tenantId: true);
        }

        if (!IsGuid(input.ObjectId, out var group))
        {
            return new FieldFault("object_id", "Give the group's object id, a GUID with hyphens.");
        }

        if (!TenantId.TryParse(input.TenantId, out var tenant))
        {
            return new FieldFault("tenant_id", "Give the tenant's id, a GUID with hyphens.");
        }

        principal = Principal.SecurityGroup(group, tenant);
        return NoOthers(input, email: true, applicationId: true, objectId: false, alias: true, tenantId: false);
    }

    /// <summary>A field that the kind does not name would be ignored, and somebody meant something by it.</summary>
    private static FieldFault? NoOthers(
        PrincipalInput input,
        bool email,
        bool applicationId,
        bool objectId,
        bool alias,
        bool tenantId
    )
    {
        const string Text = "Leave it empty for this kind of principal.";
        return email && input.Email.Length > 0 ? new FieldFault("email", Text)
            : applicationId && input.ApplicationId.Length > 0 ? new FieldFault("application_id", Text)
            : objectId && input.ObjectId.Length > 0 ? new FieldFault("object_id", Text)
            : alias && input.Alias.Length > 0 ? new FieldFault("alias", Text)
            : tenantId && input.TenantId.Length > 0 ? new FieldFault("tenant_id", Text)
            : null;
    }

    private static bool IsGuid(string text, out Guid value) => Guid.TryParseExact(text, "D", out value);
}
