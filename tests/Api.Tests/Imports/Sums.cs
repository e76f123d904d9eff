using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Imports;

internal static class Sums
{
    public static void ShouldAddUp(this ImportSummary summary) =>
        summary.Received.ShouldBe(summary.Created + summary.Updated + summary.Unchanged + summary.Rejected);
}
