using PublisherMigration.Domain.AccountMigrations;

namespace PublisherMigration.Domain.PublisherAccounts;

/// <summary>The unit that migrates: what the legacy portal, and after the cut-over Partner Center, holds of a publisher.</summary>
public sealed class PublisherAccount
{
    private PublisherAccount(
        PublisherId id,
        string displayName,
        string? mpnId,
        IReadOnlyList<Member> members,
        Authority authority,
        DateTimeOffset updateTime
    )
    {
        Id = id;
        DisplayName = displayName;
        MpnId = mpnId;
        Members = members;
        Authority = authority;
        UpdateTime = updateTime;
    }

    public PublisherId Id { get; }

    public string DisplayName { get; }

    /// <summary>As the legacy portal holds it, so possibly malformed; <c>null</c> when it has none.</summary>
    public string? MpnId { get; }

    /// <summary>Ordered by principal, each at most once.</summary>
    public IReadOnlyList<Member> Members { get; private set; }

    public Authority Authority { get; private set; }

    public DateTimeOffset UpdateTime { get; private set; }

    public static PublisherAccount Import(
        PublisherId id,
        string displayName,
        string? mpnId,
        IEnumerable<Member> members,
        DateTimeOffset now
    ) => new(id, displayName, mpnId, Ordered(members), Authority.LegacyPortal, now);

    /// <summary>As it was stored.</summary>
    public static PublisherAccount Restore(
        PublisherId id,
        string displayName,
        string? mpnId,
        IReadOnlyList<Member> members,
        Authority authority,
        DateTimeOffset updateTime
    ) => new(id, displayName, mpnId, members, authority, updateTime);

    /// <summary>The direct role of a principal, not counting groups.</summary>
    public LegacyRole? RoleOf(Principal principal) =>
        Members.FirstOrDefault(member => member.Principal == principal)?.LegacyRole;

    internal void PassToPartnerCenter(CarriedRoster roster, DateTimeOffset now)
    {
        Members = roster.Members;
        Authority = Authority.PartnerCenter;
        UpdateTime = now;
    }

    private static Member[] Ordered(IEnumerable<Member> members) =>
        [.. members.OrderBy(static member => member.Principal.Identity, StringComparer.Ordinal)];
}
