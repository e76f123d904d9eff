using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync.Recording;

/// <summary>Makes Partner Center roles of the contract's numbers.</summary>
internal static class RolesShape
{
    private const int Highest = 6;

    /// <summary>One or more roles; a number that is none goes to <paramref name="shape"/>.</summary>
    public static PartnerCenterRoles Parse(IReadOnlyList<int> numbers, string path, ItemShape shape)
    {
        shape.Require(numbers.Count > 0, path, "Give one or more roles.");
        var roles = PartnerCenterRoles.None;
        for (var i = 0; i < numbers.Count; i++)
        {
            var number = numbers[i];
            var isRole = number is >= 1 and <= Highest;
            shape.Require(isRole, path, "Give roles of the contract.");
            roles |= isRole ? (PartnerCenterRoles)(1 << (number - 1)) : PartnerCenterRoles.None;
        }

        return roles;
    }
}
