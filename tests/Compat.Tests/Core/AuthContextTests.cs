using Grpc.Core;
using Shouldly;

namespace PublisherMigration.Compat.Tests.Core;

public sealed class AuthContextTests
{
    [Fact]
    public void New_WhenNoPropertyIdentifiesThePeer_IsNotAuthenticated()
    {
        AuthContext context = new(null, []);

        context.IsPeerAuthenticated.ShouldBeFalse();
        context.PeerIdentity.ShouldBeEmpty();
        context.Properties.ShouldBeEmpty();
    }

    [Fact]
    public void New_WhenAPropertyIdentifiesThePeer_GivesItsValues()
    {
        var name = AuthProperty.Create("name", "Anne"u8.ToArray());
        AuthContext context = new("name", new(StringComparer.Ordinal) { ["name"] = [name] });

        context.IsPeerAuthenticated.ShouldBeTrue();
        context.PeerIdentity.ShouldHaveSingleItem().Value.ShouldBe("Anne");
        context.FindPropertiesByName("other").ShouldBeEmpty();
    }
}
