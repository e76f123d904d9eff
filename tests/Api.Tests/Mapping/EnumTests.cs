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
            { typeof(Proto.ChangeOutcome), typeof(Domain.AccountSync.ChangeOutcome) },
            { typeof(Proto.ChangeCause), typeof(Domain.AccountSync.ChangeCause) },
            { typeof(Proto.HoldState), typeof(Domain.AccountSync.HoldState) },
            { typeof(Proto.HeldChangeState), typeof(Domain.AccountSync.HeldChangeState) },
            { typeof(Proto.DriftKind), typeof(Domain.AccountSync.DriftKind) },
            { typeof(Proto.SyncState), typeof(Application.AccountSync.Delivery.SyncState) },
            { typeof(Proto.DeliveryErrorKind), typeof(Application.AccountSync.Delivery.DeliveryErrorKind) },
            { typeof(Proto.RetryMode), typeof(Application.AccountSync.Delivery.RetryMode) },
            { typeof(Proto.SubscriptionState), typeof(Application.AccountSync.Feed.SubscriptionState) },
            { typeof(Proto.FeedBookmarkKind), typeof(Application.AccountSync.Feed.FeedBookmarkKind) },
            { typeof(Proto.ErrorReason), typeof(Domain.Common.Reason) },
            { typeof(Proto.BannerKind), typeof(Application.AccountMigrations.BannerKind) },
            { typeof(Proto.BannerAction), typeof(Application.AccountMigrations.BannerAction) },
            { typeof(Proto.AssessmentOutcome), typeof(Application.AccountMigrations.AssessmentOutcome) },
            { typeof(Proto.NoticeKind), typeof(Application.AccountMigrations.NoticeKind) },
        };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Enums_OfContractAndDomain_AgreeInNamesAndNumbers(Type contract, Type domain) =>
        Values(domain)
            .Where(static value => value.Number != 0)
            .ShouldBe(Values(contract).Where(static value => value.Number != 0));

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
