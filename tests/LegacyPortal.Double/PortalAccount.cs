using System.Collections.Immutable;
using PublisherMigration.Contracts.LegacyPortal.V1;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.LegacyPortal.Double;

/// <summary>One account as the portal keeps it. Immutable, so that a backup of the whole portal is one reference.</summary>
internal sealed record PortalAccount
{
    /// <summary>An account that the portal has never been told of.</summary>
    public static readonly PortalAccount Unknown = new();

    public string FeedId { get; init; } = string.Empty;

    public long AppliedSequence { get; init; }

    /// <summary>Managed in Partner Center: nobody can change it in the portal.</summary>
    public bool IsReadOnly { get; init; }

    public ImmutableSortedDictionary<string, Member> Members { get; init; } =
        ImmutableSortedDictionary.Create<string, Member>(StringComparer.Ordinal);

    public AccountSettings Settings { get; init; } = new();

    public GetRosterResponse ToRoster() =>
        new()
        {
            FeedId = FeedId,
            AppliedSequence = AppliedSequence,
            Members = { Members.Values.Select(member => member.Clone()) },
            Settings = Settings.Clone(),
        };

    public PortalAccount WithRoster(IEnumerable<Member> members, AccountSettings? settings) =>
        this with
        {
            Members = Members.Clear().AddRange(members.Where(HasLegacyRole).Select(Entry)),
            Settings = settings?.Clone() ?? new AccountSettings(),
        };

    /// <summary>The member has this role from now on, or leaves the roster when there is none.</summary>
    public PortalAccount WithRole(Principal principal, LegacyRole role) =>
        this with
        {
            Members =
                role == LegacyRole.Unspecified
                    ? Members.Remove(KeyOf(principal))
                    : Members.SetItem(
                        KeyOf(principal),
                        new Member { Principal = principal.Clone(), LegacyRole = role }
                    ),
        };

    private static bool HasLegacyRole(Member member) => member.LegacyRole != LegacyRole.Unspecified;

    /// <summary>The portal knows nothing of Partner Center's roles.</summary>
    private static KeyValuePair<string, Member> Entry(Member member) =>
        new(
            KeyOf(member.Principal),
            new Member { Principal = member.Principal.Clone(), LegacyRole = member.LegacyRole }
        );

    private static string KeyOf(Principal principal) =>
        string.Join(
                '|',
                (int)principal.Kind,
                principal.Email,
                principal.ApplicationId,
                principal.ObjectId,
                principal.Alias,
                principal.TenantId
            )
            .ToLowerInvariant();
}
