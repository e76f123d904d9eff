using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync.Recording;

/// <summary>Makes a change of what a caller sent, before the writer's turn.</summary>
internal static class ChangeShape
{
    /// <summary>The change, or <c>null</c> with its faults in <paramref name="shape"/>.</summary>
    public static (PublisherId Publisher, SubmittedChange Change)? Parse(ChangeInput input, ItemShape shape)
    {
        shape.Require(
            PublisherId.TryParse(input.PublisherId, out var publisher),
            "publisher_id",
            "Give 1 to 50 characters of a-z, 0-9, - and _."
        );
        if (!input.IsGiven)
        {
            shape.Add(new FieldFault("change", "Say what has changed."));
            return null;
        }

        shape.Require(
            Guid.TryParseExact(input.ChangeId, "D", out var changeId),
            "change.change_id",
            "Give a UUID with hyphens."
        );
        shape.Require(input.SourceVersion > 0, "change.source_version", "Give 1 or more.");
        shape.Require(!input.OccurredTimeIsInvalid, "change.occurred_time", "Give a time of the years 1 to 9999.");
        if (BodyOf(input, shape) is not { } body || shape.Faults.Count > 0)
        {
            return null;
        }

        var fingerprint = ChangeFingerprint.Of(input.SourceVersion, input.OccurredTime, body);
        return (publisher, new SubmittedChange(changeId, input.SourceVersion, input.OccurredTime, body, fingerprint));
    }

    private static ChangeBody? BodyOf(ChangeInput input, ItemShape shape) =>
        input.Kind switch
        {
            ChangeInputKind.MemberAdded => Principal(input, "change.member_added.member.principal", shape) is { } added
                ? new MemberAdded(
                    added,
                    RolesShape.Parse(input.Roles, "change.member_added.member.partner_center_roles", shape)
                )
                : null,
            ChangeInputKind.MemberRemoved => Principal(input, "change.member_removed.principal", shape) is { } removed
                ? new MemberRemoved(removed)
                : null,
            ChangeInputKind.MemberRolesChanged => Principal(input, "change.member_roles_changed.principal", shape)
                is { } changed
                ? new MemberRolesChanged(
                    changed,
                    RolesShape.Parse(input.Roles, "change.member_roles_changed.roles", shape)
                )
                : null,
            ChangeInputKind.SettingsChanged => SettingsShape.Parse(input.Settings!, "change.settings_changed", shape),
            ChangeInputKind.None or _ => Unknown(shape),
        };

    private static Principal? Principal(ChangeInput input, string path, ItemShape shape)
    {
        if (PrincipalShape.TryParse(input.Principal, out var principal) is { } fault)
        {
            shape.Add(fault.Under(path));
            return null;
        }

        return principal;
    }

    private static ChangeBody? Unknown(ItemShape shape)
    {
        shape.Add(new FieldFault("change.kind", "Say what has changed."));
        return null;
    }
}
