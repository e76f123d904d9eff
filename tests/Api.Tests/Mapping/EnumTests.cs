using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Mapping;

/// <summary>The edge casts enums by number, so both sides have to agree in names and numbers.</summary>
public sealed class EnumTests
{
    public static TheoryData<Type, Type> Pairs =>
        new()
        {
            { typeof(Proto.PrincipalKind), typeof(Domain.PublisherAccounts.PrincipalKind) },
            { typeof(Proto.LegacyRole), typeof(Domain.PublisherAccounts.LegacyRole) },
            { typeof(Proto.Authority), typeof(Domain.PublisherAccounts.Authority) },
            { typeof(Proto.TenantKind), typeof(Domain.Directory.TenantKind) },
            { typeof(Proto.PartnerMembershipKind), typeof(Domain.Directory.PartnerMembershipKind) },
            { typeof(Proto.VettingState), typeof(Domain.Directory.VettingState) },
            { typeof(Proto.MigrationState), typeof(Domain.AccountMigrations.MigrationState) },
            { typeof(Proto.RequirementKind), typeof(Domain.AccountMigrations.RequirementKind) },
            { typeof(Proto.RequirementState), typeof(Domain.AccountMigrations.RequirementState) },
            { typeof(Proto.LossKind), typeof(Domain.AccountMigrations.LossKind) },
            { typeof(Proto.MigrationEventKind), typeof(Domain.AccountMigrations.Events.MigrationEventKind) },
            { typeof(Proto.BannerKind), typeof(Application.AccountMigrations.BannerKind) },
            { typeof(Proto.BannerAction), typeof(Application.AccountMigrations.BannerAction) },
            { typeof(Proto.AssessmentOutcome), typeof(Application.AccountMigrations.AssessmentOutcome) },
            { typeof(Proto.NoticeKind), typeof(Application.AccountMigrations.NoticeKind) },
        };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Enums_OfContractAndDomain_AgreeInNamesAndNumbers(Type contract, Type domain) =>
        Values(domain).ShouldBe(Values(contract).Where(static value => value.Number != 0));

    [Fact]
    public void PartnerCenterRoles_OfContract_AreTheFlagsInOrder()
    {
        var flags = Values(typeof(Domain.PublisherAccounts.PartnerCenterRoles))
            .Where(static value => value.Number != 0);
        var roles = Values(typeof(Proto.PartnerCenterRole)).Where(static value => value.Number != 0);

        flags.ShouldBe(roles.Select(static value => (value.Name, 1 << (value.Number - 1))));
    }

    private static IEnumerable<(string Name, int Number)> Values(Type type) =>
        Enum.GetValues(type)
            .Cast<object>()
            .Select(value =>
                (value.ToString()!, Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture))
            )
            .OrderBy(static value => value.Item2);
}
