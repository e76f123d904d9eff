using PublisherMigration.Api.Texts;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Api.Errors;

/// <summary>Refused items of a stream. Always English: nobody reads a fleet's rejections in their own language.</summary>
public static class ItemErrors
{
    // An answer may carry a thousand of them.
    private static readonly BoundedWords Bounds = BoundedWords.Steps[0];

    public static ItemError Of(RuleViolation violation)
    {
        var entry = ErrorReasonCatalogue.Of(violation.Reason);
        var words = Bounds.Shorten(violation.Metadata);
        return new ItemError
        {
            Code = (GrpcStatusCode)entry.Status,
            Reason = entry.Reason,
            Message = words.TryGetValue("faults", out var faults)
                ? string.Join(' ', WordList.Parse(faults))
                : Localizer.Refusal(entry.Reason, words, Language.English),
            Metadata = { Bounds.CutLists(words) },
        };
    }
}
