using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.Properties;

/// <summary>The few tenants, domains, memberships and principals that sequences choose from.</summary>
internal static class Universe
{
    public static readonly Tenant[] Tenants = [Cast.Contoso, Cast.Fabrikam, Cast.Northwind];

    public static readonly string[] Domains = ["contoso.com", "contoso.fr", "fabrikam.com", "northwind.com"];

    public static readonly string[] MpnIds = [Cast.OfContoso, Cast.Pending, Cast.OfNorthwind, Cast.Rejected];

    public static readonly string?[] OwnMpnIds = [Cast.OfContoso, null, Cast.Pending, Cast.Expiring, "no number"];

    public static readonly string[] Entered = [.. MpnIds, Cast.Unknown, "no number"];

    public static readonly string[] Emails =
    [
        "ada@contoso.com",
        "bob@contoso.fr",
        "cy@fabrikam.com",
        "dee@northwind.com",
        "eve@viral.org",
        "fox@live.com",
        "gil@unheard.example",
        "malformed",
    ];

    /// <summary>The first are owners in most rosters.</summary>
    public static readonly Principal[] Principals =
    [
        Cast.Ada,
        Cast.Mia,
        Cast.Nina,
        Cast.Fay,
        Cast.Bob,
        Cast.Application(1, Cast.Contoso),
        Cast.Group(1, Cast.Fabrikam),
        Principal.SecurityGroup("admins"),
    ];

    /// <summary>A group cannot act; nobody is an operator.</summary>
    public static readonly Principal?[] Actors =
    [
        Cast.Ada,
        Cast.Ada,
        Cast.Mia,
        Cast.Nina,
        Cast.Fay,
        null,
        Cast.Bob,
        Cast.Application(1, Cast.Contoso),
        Cast.Stranger,
    ];

    public static T Choose<T>(this IReadOnlyList<T> list, int number) => list[number % list.Count];

    /// <summary>A roster named by two numbers: one chooses members, the other owners among them.</summary>
    public static Member[] Roster(int members, int owners) =>
        [
            .. Principals
                .Where((_, i) => i == 0 || (members * 7 + i) % 3 != 0)
                .Select((principal, i) => (owners + i) % 3 != 2 ? Cast.Owner(principal) : Cast.Contributor(principal)),
        ];
}
