using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountSync;

public sealed class DerivedChangeIdTests
{
    /// <summary>Made with another implementation of RFC 9562 (Python's uuid.uuid5) on the same namespace and names.</summary>
    [Theory]
    [InlineData(7, "1:ada@contoso.com", "84e1e1a3-421e-56e6-99ad-7912ad02c112")]
    [InlineData(7, "settings", "81a1aaea-735b-53d3-ac85-5933f5f1fd82")]
    [InlineData(9_007_199_254_740_993, "2:müller@outlook.com", "e2523689-c75f-54f0-adda-1f2b45543684")]
    public void Of_PublisherVersionAndSubject_IsTheUuidOfTheStandard(long version, string subject, string expected) =>
        DerivedChangeId.Of(SyncedWorld.Id, version, subject).ShouldBe(Guid.Parse(expected));

    [Fact]
    public void Of_AnotherPublisherVersionOrSubject_IsAnotherOne()
    {
        var other = Domain.PublisherAccounts.PublisherId.Parse("acme2");
        Guid[] ids =
        [
            DerivedChangeId.Of(SyncedWorld.Id, 7, "a"),
            DerivedChangeId.Of(SyncedWorld.Id, 8, "a"),
            DerivedChangeId.Of(SyncedWorld.Id, 7, "b"),
            DerivedChangeId.Of(other, 7, "a"),
        ];
        ids.Distinct().Count().ShouldBe(4);
    }
}
