using PublisherMigration.Api.Errors;
using PublisherMigration.Application.AccountSync;
using PublisherMigration.Application.AccountSync.Recording;
using PublisherMigration.Domain.AccountSync;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Mapping;

/// <summary>What became of changes and rosters, as messages.</summary>
internal static class ChangeAnswers
{
    public static Proto.RecordChangeResponse ToProto(this ChangeAnswer answer, string feedId) =>
        new()
        {
            Outcome = answer.Outcome.ToProto(),
            Sequence = answer.Sequence,
            Position = answer.Position,
            FeedId = feedId,
            OriginalOutcome = answer.Original.GetValueOrDefault().ToProto(),
            Hold = answer.Hold?.ToProto(),
        };

    public static Proto.ChangeResult ToResult(this ChangeAnswer answer) =>
        new()
        {
            Outcome = answer.Outcome.ToProto(),
            Sequence = answer.Sequence,
            Position = answer.Position,
            OriginalOutcome = answer.Original.GetValueOrDefault().ToProto(),
            Hold = answer.Hold?.ToProto(),
            Error = answer.Refusal is { } refusal ? ItemErrors.Of(refusal) : null,
        };

    public static Proto.ReportRosterResponse ToProto(this RosterAnswer answer, string feedId)
    {
        var (outcome, counts) = (answer.Decision.Outcome, answer.Decision.Counts);
        return new Proto.ReportRosterResponse
        {
            Outcome = outcome.ToProto(),
            Added = counts.Added,
            RolesChanged = counts.RolesChanged,
            Removed = counts.Removed,
            SettingsChanged = counts.SettingsChanged,
            Unchanged = counts.Unchanged,
            Newer = counts.Newer,
            FirstSequence = counts.FirstSequence,
            LastSequence = counts.LastSequence,
            FeedId = feedId,
            OriginalOutcome = answer.Decision.OriginalOutcome.GetValueOrDefault().ToProto(),
            Hold = answer.Hold?.ToProto(),
        };
    }

    public static Proto.HoldReference ToProto(this HoldReference hold) =>
        new() { HoldId = hold.Id.ToString("D"), State = (Proto.HoldState)(int)hold.State };

    public static Proto.ChangeOutcome ToProto(this ChangeOutcome outcome) => (Proto.ChangeOutcome)(int)outcome;
}
