using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations;

public sealed class LossDigestTests
{
    private static readonly PublisherId Acme = PublisherId.Parse("acme");
    private static readonly Loss Mia = new(Cast.Mia, LegacyRole.Contributor, LossKind.MicrosoftAccountWithoutWorkEmail);
    private static readonly Loss Nina = new(Cast.Nina, LegacyRole.Owner, LossKind.TenantNotAccepted);

    [Fact]
    public void Of_NoLosses_IsEmpty() => LossDigest.Of(Acme, []).ShouldBeEmpty();

    [Fact]
    public void Of_ASet_Is32HexDigits() => LossDigest.Of(Acme, [Mia]).ShouldMatch("^[0-9a-f]{32}$");

    [Fact]
    public void Of_ASet_IsTheSameInAnyOrder() =>
        LossDigest.Of(Acme, [Mia, Nina]).ShouldBe(LossDigest.Of(Acme, [Nina, Mia]));

    [Fact]
    public void Of_AnotherSet_IsAnother() =>
        new[]
        {
            LossDigest.Of(Acme, [Mia]),
            LossDigest.Of(Acme, [Nina]),
            LossDigest.Of(Acme, [Mia, Nina]),
            LossDigest.Of(Acme, [Mia with { LegacyRole = LegacyRole.Owner }]),
            LossDigest.Of(Acme, [Mia with { Kind = LossKind.TenantNotAccepted }]),
            LossDigest.Of(Acme, [Mia with { Principal = Cast.Work("mia@outlook.com") }]),
            LossDigest.Of(PublisherId.Parse("acme2"), [Mia]),
        }.ShouldBeUnique();
}
