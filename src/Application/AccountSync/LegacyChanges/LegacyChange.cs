using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync.LegacyChanges;

/// <summary>A well-formed change made in the legacy portal, and what it makes of an account.</summary>
internal sealed class LegacyChange
{
    private readonly LegacyChangeInput _input;
    private readonly Principal? _member;

    private LegacyChange(LegacyChangeInput input, Principal? member)
    {
        _input = input;
        _member = member;
    }

    /// <summary>The change, or <c>null</c> with its faults in <paramref name="shape"/>.</summary>
    public static LegacyChange? Parse(LegacyChangeInput input, ItemShape shape)
    {
        var path = input.Kind switch
        {
            LegacyChangeKind.MemberAdded => "change.member_added.member",
            LegacyChangeKind.MemberRemoved => "change.member_removed",
            LegacyChangeKind.RoleChanged => "change.legacy_role_changed",
            LegacyChangeKind.FactsChanged => "change.facts_changed",
            LegacyChangeKind.None or _ => "change",
        };
        Principal? member = null;
        if (input.Kind == LegacyChangeKind.None)
        {
            shape.Add(new FieldFault(path, "Say what has changed."));
        }
        else if (input.Kind == LegacyChangeKind.FactsChanged)
        {
            RequireFacts(input, path, shape);
        }
        else if (PrincipalShape.TryParse(input.Principal, out member) is { } fault)
        {
            shape.Add(fault.Under(path + ".principal"));
        }

        if (input.Kind is LegacyChangeKind.MemberAdded or LegacyChangeKind.RoleChanged)
        {
            shape.Require(
                input.Role is LegacyRole.Owner or LegacyRole.Contributor,
                path + ".legacy_role",
                "Say which legacy role the member has."
            );
        }

        return shape.Faults.Count > 0 ? null : new LegacyChange(input, member);
    }

    /// <summary>The account with the change; the same instance when it changes nothing.</summary>
    /// <exception cref="RuleViolationException">MEMBER_NOT_FOUND, LAST_OWNER.</exception>
    public PublisherAccount ApplyTo(PublisherAccount account, DateTimeOffset now)
    {
        if (_input.Kind == LegacyChangeKind.FactsChanged)
        {
            var name = _input.DisplayName ?? account.DisplayName;
            var mpnId =
                _input.MpnId is null ? account.MpnId
                : _input.MpnId.Length > 0 ? _input.MpnId
                : null;
            var same =
                string.Equals(name, account.DisplayName, StringComparison.Ordinal)
                && string.Equals(mpnId, account.MpnId, StringComparison.Ordinal);
            return same ? account : PublisherAccount.Import(account.Id, name, mpnId, account.Members, now);
        }

        var before = account.RoleOf(_member!);
        if (_input.Kind == LegacyChangeKind.RoleChanged && before is null)
        {
            throw new RuleViolationException(RuleViolation.Of(Reason.MemberNotFound, ("member", _member!.Key)));
        }

        return before == _input.Role ? account : WithRole(account, before, now);
    }

    private PublisherAccount WithRole(PublisherAccount account, LegacyRole? before, DateTimeOffset now)
    {
        var members = account.Members.Where(member => member.Principal != _member).ToList();
        if (_input.Role is { } role)
        {
            members.Add(Member.InLegacyPortal(_member!, role));
        }

        if (before == LegacyRole.Owner)
        {
            new AccountMustKeepAnOwner(account.Id, members).Enforce();
        }

        return PublisherAccount.Import(account.Id, account.DisplayName, account.MpnId, members, now);
    }

    private static void RequireFacts(LegacyChangeInput input, string path, ItemShape shape)
    {
        shape.Require(input.DisplayName is not null || input.MpnId is not null, path, "Name at least one field.");
        if (input.DisplayName is { } name)
        {
            shape.RequireName(name, path + ".display_name");
        }

        if (input.MpnId is { } mpnId)
        {
            shape.RequireMpnIdAsHeld(mpnId, path + ".mpn_id");
        }
    }
}
