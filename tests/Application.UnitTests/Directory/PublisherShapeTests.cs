using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Application.Directory;
using PublisherMigration.Application.UnitTests.Support;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.UnitTests.Directory;

public sealed class PublisherShapeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly PublisherInput Acme = new(
        "acme",
        "Acme",
        "1000",
        [(Given.Mia, LegacyRole.Contributor), (Given.Ada, LegacyRole.Owner)]
    );

    [Fact]
    public void TryParse_OfAnAccount_IsIt()
    {
        PublisherShape.TryParse(Acme, Noon, out var account).ShouldBeNull();
        account.ShouldNotBeNull();
        (account.Id.Value, account.DisplayName, account.MpnId).ShouldBe(("acme", "Acme", "1000"));
        account.Members.Select(static member => member.LegacyRole).ShouldBe([LegacyRole.Owner, LegacyRole.Contributor]);
    }

    [Fact]
    public void TryParse_WithoutAnMpnId_HasNone()
    {
        PublisherShape.TryParse(Acme with { MpnId = "" }, Noon, out var account).ShouldBeNull();
        account!.MpnId.ShouldBeNull();
    }

    [Fact]
    public void TryParse_WithAMalformedMpnId_KeepsItForTheOwnerToMend()
    {
        PublisherShape.TryParse(Acme with { MpnId = "MPN 1000" }, Noon, out var account).ShouldBeNull();
        account!.MpnId.ShouldBe("MPN 1000");
    }

    [Fact]
    public void TryParse_OfAFaultyField_NamesIt()
    {
        Fault(Acme with { PublisherId = "Acme" }).ShouldNameFields("publisher_id");
        Fault(Acme with { DisplayName = " " }).ShouldNameFields("display_name");
        Fault(Acme with { DisplayName = new string('x', 201) }).ShouldNameFields("display_name");
        Fault(Acme with { DisplayName = "Ac\nme" }).ShouldNameFields("display_name");
        Fault(Acme with { DisplayName = "Ac\u202Eme" }).ShouldNameFields("display_name");
        Fault(Acme with { MpnId = new string('1', 101) }).ShouldNameFields("mpn_id");
        Fault(Acme with { PublisherId = "", DisplayName = "" }).ShouldNameFields("publisher_id", "display_name");
    }

    [Fact]
    public void TryParse_OfAFaultyMember_NamesItsFieldByItsPlace()
    {
        Fault(With((null, LegacyRole.Owner))).ShouldNameFields("members[2].principal.kind");
        Fault(With((Given.Ada with { Email = "ada" }, LegacyRole.Owner)))
            .ShouldNameFields("members[2].principal.email");
        Fault(With((Given.Application, null))).ShouldNameFields("members[2].legacy_role");
        Fault(With((Given.Application, (LegacyRole)7))).ShouldNameFields("members[2].legacy_role");
        Fault(With((Given.Ada with { Email = "ADA@contoso.com" }, LegacyRole.Owner)))
            .ShouldNameFields("members[2].principal");
    }

    [Fact]
    public void TryParse_OfMoreThan10000Members_NamesTheField()
    {
        var members = Enumerable
            .Range(0, 10_001)
            .Select(static i =>
                ((PrincipalInput?)(Given.Ada with { Email = $"m{i}@contoso.com" }), (LegacyRole?)LegacyRole.Owner)
            )
            .ToArray();
        Fault(Acme with { Members = members }).ShouldNameFields("members");
        Fault(Acme with { Members = members[1..] }).ShouldBeNull();
    }

    [Fact]
    public void TryParse_OfManyFaults_NamesTheFirstTen()
    {
        var members = Enumerable.Repeat(((PrincipalInput?)null, (LegacyRole?)null), 20).ToArray();
        Fault(Acme with { Members = members })
            .ShouldNameFields([.. Enumerable.Range(0, 10).Select(static i => $"members[{i}].principal.kind")]);
    }

    private static PublisherInput With((PrincipalInput? Principal, LegacyRole? Role) member) =>
        Acme with
        {
            Members = [.. Acme.Members, member],
        };

    private static RuleViolation? Fault(PublisherInput input)
    {
        var violation = PublisherShape.TryParse(input, Noon, out var account);
        (account is null).ShouldBe(violation is not null);
        return violation;
    }
}
