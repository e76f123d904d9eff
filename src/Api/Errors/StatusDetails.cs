using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using PublisherMigration.Api.Texts;
using PublisherMigration.Contracts.V1;
using static Google.Rpc.BadRequest.Types;

namespace PublisherMigration.Api.Errors;

/// <summary>The typed details of a status, within given bounds.</summary>
internal sealed class StatusDetails(
    ErrorReasonEntry entry,
    IReadOnlyDictionary<string, string> words,
    RefusalDetails details,
    BoundedWords bounds
)
{
    public const string Domain = "publishermigration.v1";

    public IEnumerable<Any> Pack(string localizedMessage, Language language) =>
        All(localizedMessage, language).Select(Any.Pack);

    private IEnumerable<IMessage> All(string localizedMessage, Language language)
    {
        // CommonProtos 2.0.0 knows field 1, `reason`, by its first name.
        yield return new ErrorInfo
        {
            Type = entry.Name,
            Domain = Domain,
            Metadata = { bounds.CutLists(words) },
        };
        yield return new LocalizedMessage { Locale = language.Tag, Message = localizedMessage };

        if (details.Fields.Count > 0)
        {
            yield return new BadRequest
            {
                FieldViolations = { details.Fields.Take(bounds.MaximumItems).Select(Field) },
            };
        }

        if (details.Requirements.Count > 0)
        {
            var requirements = details.Requirements.Select(r => Bounded(r, language)).ToList();
            var unmet = requirements.Where(r => r.State != RequirementState.Satisfied);
            yield return new PreconditionFailure { Violations = { unmet.Select(Violation) } };
            yield return new RequirementsOutstanding { Requirements = { requirements } };
        }

        if (entry.Reason == ErrorReason.TenantMismatch)
        {
            yield return TenantMismatch();
        }

        if ((details.RetryDelay ?? RetryDelays.Of(entry)) is { } delay)
        {
            yield return new RetryInfo { RetryDelay = Duration.FromTimeSpan(delay) };
        }
    }

    private FieldViolation Field(FieldViolation field) =>
        new() { Field = bounds.Cut(field.Field), Description = bounds.Cut(field.Description) };

    private static PreconditionFailure.Types.Violation Violation(Requirement requirement) =>
        new()
        {
            Type = ErrorReasonCatalogue.Of(requirement.Reason).Name,
            Subject = WireName.Of(requirement.Kind),
            Description = requirement.Text,
        };

    private Requirement Bounded(Requirement requirement, Language language)
    {
        var (kind, state, reason) = (requirement.Kind, requirement.State, requirement.Reason);
        var shortened = bounds.Shorten(requirement.Metadata);
        return new Requirement
        {
            Kind = kind,
            State = state,
            Reason = reason,
            Text = Localizer.Requirement(kind, state, reason, shortened, language, bounds.MaximumItems),
            Metadata = { bounds.CutLists(shortened) },
        };
    }

    private TenantMismatch TenantMismatch()
    {
        var ids = Items("acceptedTenantIds");
        var names = Items("acceptedTenantNames");
        return new TenantMismatch
        {
            Given = new TenantReference { TenantId = Word("givenTenantId"), DisplayName = Word("givenTenantName") },
            Accepted =
            {
                ids.Take(bounds.MaximumItems)
                    .Select(
                        (id, i) =>
                            new TenantReference
                            {
                                TenantId = id,
                                DisplayName = names.ElementAtOrDefault(i) ?? string.Empty,
                            }
                    ),
            },
        };
    }

    private IReadOnlyList<string> Items(string key) => WordList.Parse(Word(key));

    private string Word(string key) => words.TryGetValue(key, out var word) ? word : string.Empty;
}
