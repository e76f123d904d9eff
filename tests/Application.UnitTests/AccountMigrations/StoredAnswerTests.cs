using System.Text.Json;
using PublisherMigration.Application.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.UnitTests.AccountMigrations;

public sealed class StoredAnswerTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Principal Ada = Principal.WorkAccount(EmailAddress.Parse("ada@contoso.com"));
    private static readonly Principal Mia = Principal.MicrosoftAccount(EmailAddress.Parse("mia@outlook.com"));

    private static readonly AccountMigrationView Full = new()
    {
        PublisherId = "acme",
        State = MigrationState.ActionRequired,
        Attempt = 3,
        Requirements =
        [
            Requirement.Of(
                RequirementKind.WorkEmail,
                RuleViolation.Of(Reason.TenantMismatch, ("givenTenantName", "Zoë \"Z\""), ("acceptedTenantIds", "[]"))
            ),
            Requirement.Of(RequirementKind.PartnerNetworkMembership, violation: null),
        ],
        WorkEmails =
        [
            new WorkEmailView(Ada, "ada@contoso.com", new TenantReferenceView("t-1", "Contoso")),
            new WorkEmailView(BelongsTo: null, "new@contoso.com", Tenant: null),
        ],
        Tenant = new TenantReferenceView("t-1", "Contoso"),
        MpnId = "1000",
        PartnerCenterAccountId = "pc-1",
        Losses =
        [
            new Loss(Mia, LegacyRole.Owner, LossKind.MicrosoftAccountWithoutWorkEmail),
            new Loss(Principal.SecurityGroup("a|b"), LegacyRole: null, LossKind.GroupWithoutObjectId),
        ],
        LossDigest = "0123",
        StartedBy = new Initiator("portal", Ada),
        CreateTime = Noon,
        UpdateTime = Noon.AddTicks(10),
        CompleteTime = Noon.AddDays(1),
        Etag = "m7",
    };

    [Fact]
    public void Full_SetsEverything() =>
        typeof(AccountMigrationView)
            .GetProperties()
            .Where(static property => property.GetValue(Full) is null or "" or 0)
            .Select(static property => property.Name)
            .ShouldBeEmpty();

    [Fact]
    public void Read_OfWhatWasWritten_IsTheSame()
    {
        var read = StoredAnswer.Read(StoredAnswer.Write(Full));
        JsonSerializer.Serialize(read).ShouldBe(JsonSerializer.Serialize(Full));
        read.WorkEmails.ShouldBe(Full.WorkEmails);
        read.Losses.ShouldBe(Full.Losses);
        read.StartedBy.ShouldBe(Full.StartedBy);
        read.Requirements.Zip(Full.Requirements).ShouldAllBe(static pair => pair.First.StandsAs(pair.Second));
        (read.CreateTime, read.UpdateTime, read.CompleteTime).ShouldBe(
            (Full.CreateTime, Full.UpdateTime, Full.CompleteTime)
        );
    }

    [Fact]
    public void Read_OfAnAnswerWithNothingOptional_IsTheSame()
    {
        var bare = new AccountMigrationView
        {
            PublisherId = "acme",
            State = MigrationState.NotStarted,
            Attempt = 0,
            CreateTime = Noon,
            UpdateTime = Noon,
            Etag = "m1",
        };
        JsonSerializer.Serialize(StoredAnswer.Read(StoredAnswer.Write(bare))).ShouldBe(JsonSerializer.Serialize(bare));
    }
}
