using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.UnitTests.PublisherAccounts;

public sealed class RoleMappingTests
{
    /// <summary>All sets of one or more of the six roles.</summary>
    public static TheoryData<int> Sets => [.. Enumerable.Range(1, 63)];

    [Theory]
    [InlineData(LegacyRole.Owner, PartnerCenterRoles.Manager)]
    [InlineData(LegacyRole.Contributor, PartnerCenterRoles.Developer)]
    public void ToPartnerCenter_OfALegacyRole_IsItsCounterpart(LegacyRole role, PartnerCenterRoles roles)
    {
        role.ToPartnerCenter().ShouldBe(roles);
        roles.ToLegacy().ShouldBe(role);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void ToLegacy_OfEverySet_IsOwnerElseContributorElseNone(int set)
    {
        var names = ((PartnerCenterRoles)set).ToString().Split(", ");
        LegacyRole? expected =
            names.Contains("Owner", StringComparer.Ordinal) || names.Contains("Manager", StringComparer.Ordinal)
                ? LegacyRole.Owner
            : names.Contains("Developer", StringComparer.Ordinal) ? LegacyRole.Contributor
            : null;
        ((PartnerCenterRoles)set).ToLegacy().ShouldBe(expected);
        Member.InPartnerCenter(Support.Cast.Ada, (PartnerCenterRoles)set).LegacyRole.ShouldBe(expected);
    }

    [Fact]
    public void ToLegacy_OfAllSets_CountsAsTheRequirementsDo() =>
        Enumerable
            .Range(1, 63)
            .CountBy(static set => ((PartnerCenterRoles)set).ToLegacy()?.ToString() ?? "none")
            .ToDictionary(static count => count.Key, static count => count.Value, StringComparer.Ordinal)
            .ShouldBe(
                new Dictionary<string, int>(StringComparer.Ordinal)
                {
                    ["Owner"] = 48,
                    ["Contributor"] = 8,
                    ["none"] = 7,
                },
                ignoreOrder: true
            );
}
