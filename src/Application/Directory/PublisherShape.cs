using System.Globalization;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Directory;

/// <summary>Makes an account of what an import sent, or says what is wrong with it.</summary>
internal static class PublisherShape
{
    private const int MaxMembers = 10_000;

    public static RuleViolation? TryParse(PublisherInput input, DateTimeOffset now, out PublisherAccount? account)
    {
        var shape = new ItemShape();
        shape.Require(
            PublisherId.TryParse(input.PublisherId, out var id),
            "publisher_id",
            "Give 1 to 50 characters of a-z, 0-9, - and _."
        );
        shape.RequireName(input.DisplayName);
        shape.RequireMpnIdAsHeld(input.MpnId);
        shape.Require(input.Members.Count <= MaxMembers, "members", "Give at most 10,000 members.");
        var members = Members(input.Members, shape);
        account = null;
        if (shape.Violation is { } violation)
        {
            return violation;
        }

        var mpnId = input.MpnId.Length > 0 ? input.MpnId : null;
        account = PublisherAccount.Import(id, input.DisplayName, mpnId, members, now);
        return null;
    }

    private static List<Member> Members(
        IReadOnlyList<(PrincipalInput? Principal, LegacyRole? Role)> inputs,
        ItemShape shape
    )
    {
        var members = new List<Member>(inputs.Count);
        var seen = new HashSet<Principal>(inputs.Count);
        for (var i = 0; i < inputs.Count && i < MaxMembers; i++)
        {
            var (input, role) = inputs[i];
            if (PrincipalShape.TryParse(input, out var principal) is { } fault)
            {
                shape.Add(fault.Under(Path(i) + ".principal"));
            }
            else if (role is not (LegacyRole.Owner or LegacyRole.Contributor))
            {
                shape.Add(new FieldFault(Path(i) + ".legacy_role", "Say which legacy role the member has."));
            }
            else if (!seen.Add(principal!))
            {
                shape.Add(new FieldFault(Path(i) + ".principal", "Name each principal once."));
            }
            else
            {
                members.Add(Member.InLegacyPortal(principal!, role.Value));
            }
        }

        return members;
    }

    private static string Path(int index) => $"members[{index.ToString(CultureInfo.InvariantCulture)}]";
}
