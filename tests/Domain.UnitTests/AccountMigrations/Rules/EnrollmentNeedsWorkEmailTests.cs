using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations.Rules;

public sealed class EnrollmentNeedsWorkEmailTests
{
    [Fact]
    public void Check_WithAStandingOne_Holds() =>
        new EnrollmentNeedsWorkEmail(
            new JudgedWorkEmail(new WorkEmail(Cast.Ada, Cast.Ada.Email!.Value), Cast.Contoso, Violation: null)
        ).ShouldHold();

    [Fact]
    public void Check_WithoutOne_Fails() =>
        new EnrollmentNeedsWorkEmail(Standing: null).ShouldFail(Reason.WorkEmailRequired);
}
