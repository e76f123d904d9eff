using System.Text.Json;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.UnitTests.Support;

internal static class Faults
{
    /// <summary>REQUEST_INVALID, naming these fields and no others.</summary>
    public static void ShouldNameFields(this RuleViolation? violation, params string[] fields)
    {
        violation.ShouldNotBeNull().Reason.ShouldBe(Reason.RequestInvalid);
        ListOf(violation, "fields").ShouldBe(fields);
        ListOf(violation, "faults")
            .Select(static text => text[..text.IndexOf(": ", StringComparison.Ordinal)])
            .ShouldBe(fields);
    }

    private static string[] ListOf(RuleViolation violation, string word) =>
        JsonSerializer.Deserialize<string[]>(violation.Metadata[word])!;
}
