using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations;

public sealed class EffectiveMembershipTests
{
    [Theory]
    [InlineData(Cast.OfContoso)]
    [InlineData(Cast.Pending)]
    public void Of_WhileTheEnrolledOneIsValidOrPending_IsIt(string enrolled) =>
        Of(Cast.OfNorthwind, enrolled).MpnId.ShouldBe(enrolled);

    [Theory]
    [InlineData(Cast.Rejected)]
    [InlineData(Cast.Expired)]
    [InlineData(Cast.PendingAndExpired)]
    [InlineData(Cast.Location)]
    [InlineData(Cast.Unknown)]
    public void Of_WhenTheEnrolledOneIsNot_IsTheAccountsOwn(string enrolled)
    {
        var effective = Of(Cast.OfNorthwind, enrolled);
        effective.MpnId.ShouldBe(Cast.OfNorthwind);
        effective.IsValid.ShouldBeTrue();
    }

    [Fact]
    public void Of_WhenBothFail_SaysWhatBecameOfTheEnrolledOne() =>
        Of(own: null, Cast.Rejected)
            .Violation!.ShouldSay(
                Reason.MpnIdMissing,
                ("enrolledMpnId", Cast.Rejected),
                ("enrolledReason", "MPN_VETTING_REJECTED")
            );

    [Fact]
    public void Of_WithoutAnEnrolledOne_IsTheAccountsOwn() =>
        Of(Cast.Expired, enrolled: null).MpnId.ShouldBe(Cast.Expired);

    [Theory]
    [InlineData(Cast.OfContoso, true, false)]
    [InlineData(Cast.Pending, false, true)]
    [InlineData(Cast.PendingAndExpired, false, false)]
    [InlineData(Cast.Rejected, false, false)]
    [InlineData(null, false, false)]
    public void Judge_TellsValidFromPending(string? mpnId, bool valid, bool pending)
    {
        var effective = EffectiveMembership.Judge(mpnId, FactsInMemory.OfCast(), Cast.Noon);
        effective.IsValid.ShouldBe(valid);
        effective.IsPending.ShouldBe(pending);
        effective.IsValidOrPending.ShouldBe(valid || pending);
    }

    private static EffectiveMembership Of(string? own, string? enrolled) =>
        EffectiveMembership.Of(own, enrolled is null ? null : MpnId.Parse(enrolled), FactsInMemory.OfCast(), Cast.Noon);
}
