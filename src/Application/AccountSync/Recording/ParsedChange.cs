using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync.Recording;

/// <summary>A change that is ready for the writer, or why it is not.</summary>
internal sealed record ParsedChange(
    PublisherId Publisher,
    SubmittedChange? Change,
    Initiator? Initiator,
    RuleViolation? Violation,
    IReadOnlyList<FieldFault> Faults
)
{
    public static ParsedChange Of(ChangeInput input, Caller caller)
    {
        var shape = new ItemShape();
        var parsed = ChangeShape.Parse(input, shape);
        var (initiator, violation) = Initiators.Parse(input.Actor, caller, shape);
        if (shape.Violation is { } invalid)
        {
            return new ParsedChange(default, Change: null, Initiator: null, invalid, shape.Faults);
        }

        return violation is not null
            ? new ParsedChange(default, Change: null, Initiator: null, violation, [])
            : new ParsedChange(parsed!.Value.Publisher, parsed.Value.Change, initiator, Violation: null, []);
    }
}
