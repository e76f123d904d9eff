using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations.Rules;

public sealed class WorkEmailMustBeGivenTests
{
    private static readonly WorkEmail Given = new(Cast.Ada, Cast.Ada.Email!.Value);

    [Fact]
    public void Check_WhenOneIsGiven_HoldsWhetherItStandsOrNot() =>
        new WorkEmailMustBeGiven([
            new JudgedWorkEmail(Given, Cast.Contoso, RuleViolation.Of(Reason.TenantMismatch)),
        ]).ShouldHold();

    [Fact]
    public void Check_WhenNoneIsGiven_Fails() => new WorkEmailMustBeGiven([]).ShouldFail(Reason.WorkEmailRequired);
}
