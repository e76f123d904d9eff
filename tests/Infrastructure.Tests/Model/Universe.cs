using System.Globalization;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Infrastructure.Tests.Model;

/// <summary>Who and what the moves choose from.</summary>
internal static class Universe
{
    public const int People = 14;

    /// <summary>Two of these: the same addresses as others', as another kind of principal.</summary>
    private const int FirstPersonal = 12;

    public static readonly int[] Roles = [Bit(1), Bit(2), Bit(3), Bit(3), Bit(6), Bit(3) | Bit(6), Bit(1) | Bit(3)];

    private static readonly string[] Names = ["Acme", "Acme 2", "Müller"];
    private static readonly string[] Emails = ["", "a@contoso.com", "b@contoso.com"];
    private static readonly string[] Uris = ["", "https://contoso.com/1", "https://contoso.com/2"];

    private static readonly Principal[] Everybody = [.. Enumerable.Range(0, People).Select(Make)];

    public static Principal Person(int number) => Everybody[number];

    public static int NumberOf(Principal principal) => Array.IndexOf(Everybody, principal);

    public static int Bit(int role) => 1 << role;

    public static IReadOnlyList<int> NumbersOf(int roles) =>
        [.. Enumerable.Range(1, 6).Where(role => (roles & Bit(role)) != 0)];

    public static int RolesOf(PartnerCenterRoles roles) => (int)roles << 1;

    public static string[] Values(int number) => [Names[number % 3], Emails[number / 3 % 3], Uris[number / 9 % 3]];

    private static Principal Make(int number)
    {
        var isPersonal = number >= FirstPersonal;
        var address = EmailAddress.Parse(
            string.Create(
                CultureInfo.InvariantCulture,
                $"p{(isPersonal ? number - FirstPersonal + 1 : number)}@contoso.com"
            )
        );
        return isPersonal ? Principal.MicrosoftAccount(address) : Principal.WorkAccount(address);
    }
}
