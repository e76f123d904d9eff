using FsCheck;
using FsCheck.Fluent;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Packing;

namespace PublisherMigration.Infrastructure.Tests.Persistence;

public sealed class RosterCodecTests
{
    [Fact]
    public void Decode_OfWhatWasEncoded_IsTheSame()
    {
        var principals = Gen.OneOf(
            Gen.Choose(0, 1_000_000).Select(static n => Principal.WorkAccount(EmailAddress.Parse($"p{n}@contoso.com"))),
            Gen.Choose(0, 1_000_000)
                .Select(static n => Principal.MicrosoftAccount(EmailAddress.Parse($"p{n}@live.com"))),
            Gen.Constant(0).Select(static _ => Principal.SecurityGroup(Guid.NewGuid(), new TenantId(Guid.NewGuid()))),
            Gen.Constant(0)
                .Select(static _ => Principal.ServicePrincipal(Guid.NewGuid(), new TenantId(Guid.NewGuid()))),
            Gen.Choose(1, 254).Select(static n => Principal.SecurityGroup(new string('é', n)))
        );
        var legacy =
            from principal in principals
            from role in Gen.Elements(LegacyRole.Owner, LegacyRole.Contributor)
            select Member.InLegacyPortal(principal, role);
        var migrated =
            from principal in principals
            from roles in Gen.Choose(1, 63)
            select Member.InPartnerCenter(principal, (PartnerCenterRoles)roles);
        var rosters = Gen.OneOf(legacy, migrated).ListOf().Select(static members => members.ToArray());

        Prop.ForAll(
                rosters.ToArbitrary(),
                static members => RosterCodec.Decode(RosterCodec.Encode(members)).SequenceEqual(members)
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Decode_OfTenThousand_IsTheSame()
    {
        Member[] members =
        [
            .. Enumerable
                .Range(0, 10_000)
                .Select(static n =>
                    Member.InLegacyPortal(
                        Principal.WorkAccount(EmailAddress.Parse($"p{n}@contoso.com")),
                        LegacyRole.Contributor
                    )
                ),
        ];

        RosterCodec.Decode(RosterCodec.Encode(members)).ShouldBe(members);
    }

    [Fact]
    public void Decode_OfAnotherVersion_Fails() =>
        Should.Throw<InvalidDataException>(static () => RosterCodec.Decode([9, 0]));
}
