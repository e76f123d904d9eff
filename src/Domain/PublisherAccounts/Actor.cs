namespace PublisherMigration.Domain.PublisherAccounts;

/// <summary>
/// The principal on whose behalf the calling service acts or looks, with the object ids or aliases of the groups it is in,
/// as the caller asserts them.
/// </summary>
public sealed record Actor(Principal Principal, IReadOnlySet<string> GroupIds)
{
    private static readonly IReadOnlySet<string> NoGroups = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    public Actor(Principal principal)
        : this(principal, NoGroups) { }

    /// <summary>Whether the actor is this member, itself or through a group.</summary>
    public bool IsOrBelongsTo(Principal member) =>
        member == Principal || (member.Kind == PrincipalKind.SecurityGroup && IsInGroup(member));

    private bool IsInGroup(Principal group) =>
        GroupIds.Count > 0 && GroupIds.Contains(group.Alias ?? group.ObjectId!.Value.ToString("D"));
}
