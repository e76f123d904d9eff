using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations.Rules;

public sealed class AccountMustNotBeEnrolledTests
{
    private static EffectiveMembership Of(string? mpnId) =>
        EffectiveMembership.Judge(mpnId, FactsInMemory.OfCast(), Cast.Noon);

    [Theory]
    [InlineData(null)]
    [InlineData(Cast.Rejected)]
    [InlineData(Cast.Expired)]
    [InlineData(Cast.PendingAndExpired)]
    [InlineData(Cast.Location)]
    [InlineData(Cast.Unknown)]
    [InlineData("not digits")]
    public void Check_WithoutAValidMpnId_Holds(string? mpnId)
    {
        new AccountMustNotBeEnrolled(Of(mpnId), EntersExisting: false, ByOperator: false).ShouldHold();
        new AccountMustNotBeEnrolled(Of(mpnId), EntersExisting: true, ByOperator: false).ShouldHold();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Check_WithAValidOne_Fails(bool entersExisting) =>
        new AccountMustNotBeEnrolled(Of(Cast.OfContoso), entersExisting, ByOperator: false).ShouldFail(
            Reason.AlreadyEnrolled,
            ("mpnId", Cast.OfContoso)
        );

    [Fact]
    public void Check_WithAPendingOne_HoldsForAnEnteredOne() =>
        new AccountMustNotBeEnrolled(Of(Cast.Pending), EntersExisting: true, ByOperator: false).ShouldHold();

    [Fact]
    public void Check_WithAPendingOne_FailsForANewMembership() =>
        new AccountMustNotBeEnrolled(Of(Cast.Pending), EntersExisting: false, ByOperator: false).ShouldFail(
            Reason.AlreadyEnrolled,
            ("mpnId", Cast.Pending)
        );

    [Theory]
    [InlineData(Cast.OfContoso)]
    [InlineData(Cast.Pending)]
    public void Check_ForAnOperator_AlwaysHolds(string mpnId)
    {
        new AccountMustNotBeEnrolled(Of(mpnId), EntersExisting: false, ByOperator: true).ShouldHold();
        new AccountMustNotBeEnrolled(Of(mpnId), EntersExisting: true, ByOperator: true).ShouldHold();
    }
}
