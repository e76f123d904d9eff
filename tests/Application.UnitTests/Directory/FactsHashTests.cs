using PublisherMigration.Application.Directory;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.UnitTests.Directory;

public sealed class FactsHashTests
{
    private static readonly Principal Ada = Principal.WorkAccount(EmailAddress.Parse("ada@contoso.com"));
    private static readonly Principal Bob = Principal.WorkAccount(EmailAddress.Parse("bob@contoso.com"));

    [Fact]
    public void Of_TheSameMembersInAnotherOrder_IsTheSame() =>
        Of("Acme", "1000", (Ada, LegacyRole.Owner), (Bob, LegacyRole.Contributor))
            .ShouldBe(Of("Acme", "1000", (Bob, LegacyRole.Contributor), (Ada, LegacyRole.Owner)));

    [Fact]
    public void Of_EachChange_IsAnother() =>
        new[]
        {
            Of("Acme", "1000", (Ada, LegacyRole.Owner)),
            Of("Acme ", "1000", (Ada, LegacyRole.Owner)),
            Of("Acme", "1001", (Ada, LegacyRole.Owner)),
            Of("Acme", mpnId: null, (Ada, LegacyRole.Owner)),
            Of("Acme1000", mpnId: null, (Ada, LegacyRole.Owner)),
            Of("Acme", "1000", (Ada, LegacyRole.Contributor)),
            Of("Acme", "1000", (Bob, LegacyRole.Owner)),
            Of("Acme", "1000", (Principal.MicrosoftAccount(Ada.Email!.Value), LegacyRole.Owner)),
            Of("Acme", "1000", (Ada, LegacyRole.Owner), (Bob, LegacyRole.Owner)),
            Of("Acme", "1000"),
        }.ShouldBeUnique();

    private static string Of(string name, string? mpnId, params (Principal Principal, LegacyRole Role)[] members) =>
        Convert.ToHexString(
            FactsHash.Of(
                PublisherAccount.Import(
                    PublisherId.Parse("acme"),
                    name,
                    mpnId,
                    members.Select(static member => Member.InLegacyPortal(member.Principal, member.Role)),
                    DateTimeOffset.UnixEpoch
                )
            )
        );
}
