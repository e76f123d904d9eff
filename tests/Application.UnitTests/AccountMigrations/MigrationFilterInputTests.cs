using PublisherMigration.Application.AccountMigrations;
using PublisherMigration.Application.UnitTests.Support;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.UnitTests.AccountMigrations;

public sealed class MigrationFilterInputTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly MigrationFilterInput Full = new()
    {
        States = [MigrationState.Ready, MigrationState.NotStarted],
        TenantId = Given.OtherId,
        MpnId = "1000",
        Reasons = [Reason.TenantMismatch, Reason.MpnIdMissing],
        Member = Given.Ada,
        PartnerCenterAccountId = "pc-1",
        UpdatedAfter = Noon,
        UpdatedBefore = Noon.AddDays(1),
    };

    [Fact]
    public void Name_OfTheSameFilterInOtherWords_IsTheSame()
    {
        var same = Full with
        {
            States = [MigrationState.NotStarted, MigrationState.Ready, MigrationState.NotStarted],
            TenantId = Given.OtherId.ToUpperInvariant(),
            Reasons = [Reason.MpnIdMissing, Reason.TenantMismatch],
            Member = Given.Ada with { Email = "ADA@CONTOSO.COM" },
            UpdatedAfter = Noon.ToOffset(TimeSpan.FromHours(2)),
        };
        same.Name().ShouldBe(Full.Name());
    }

    [Fact]
    public void Name_OfEachOtherFilter_IsAnother() =>
        new[]
        {
            Full,
            new MigrationFilterInput(),
            Full with
            {
                States = [MigrationState.Ready],
            },
            Full with
            {
                States = [],
            },
            Full with
            {
                TenantId = Given.Id,
            },
            Full with
            {
                TenantId = "",
            },
            Full with
            {
                MpnId = "1001",
            },
            Full with
            {
                MpnId = "",
            },
            Full with
            {
                Reasons = [Reason.TenantMismatch],
            },
            Full with
            {
                Member = null,
            },
            Full with
            {
                Member = Given.Mia with { Email = "ada@contoso.com" },
            },
            Full with
            {
                PartnerCenterAccountId = "pc-2",
            },
            Full with
            {
                UpdatedAfter = null,
            },
            Full with
            {
                UpdatedAfter = Noon.AddTicks(1),
            },
            Full with
            {
                UpdatedBefore = Noon,
            },
            Full with
            {
                MpnId = "pc-1",
                PartnerCenterAccountId = "1000",
            },
        }
            .Select(static filter => filter.Name())
            .ShouldBeUnique();

    [Fact]
    public void Parse_OfNothing_MatchesAll()
    {
        var filter = new MigrationFilterInput().Parse();
        filter.States.ShouldBeEmpty();
        filter.Reasons.ShouldBeEmpty();
        (filter.TenantId, filter.MpnId, filter.Member, filter.PartnerCenterAccountId).ShouldBe(
            (null, null, null, null)
        );
    }
}
