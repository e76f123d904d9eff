using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.Extensions.Logging;
using PublisherMigration.Application.AccountMigrations;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Application.Directory;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync.LegacyChanges;

/// <summary>A change made in the legacy portal, for an account that is not migrated. Repeating it changes nothing.</summary>
public sealed record SubmitLegacyChange(string PublisherId, LegacyChangeInput Change, ActorInput? Actor, Caller Caller)
    : IRequest<LegacyChangeAnswer>;

/// <summary>Whether anything changed, and where the migration stands after it.</summary>
public sealed record LegacyChangeAnswer(bool HasChanged, MigrationState State);

internal sealed partial class SubmitLegacyChangeHandler(
    IStore store,
    TimeProvider time,
    ILogger<SubmitLegacyChangeHandler> logger
) : IRequestHandler<SubmitLegacyChange, LegacyChangeAnswer>
{
    public async Task<LegacyChangeAnswer> Handle(SubmitLegacyChange request, CancellationToken cancellationToken)
    {
        var (id, change, initiator) = Parse(request);
        var answer = await store.WriteAsync(
            session => Apply(session, id, change, initiator),
            WhenFull.Refuse,
            cancellationToken
        );
        if (answer.HasChanged)
        {
            LogApplied(logger, id.Value, answer.State, initiator.CallingService);
        }

        return answer;
    }

    private LegacyChangeAnswer Apply(IWriteSession session, PublisherId id, LegacyChange change, Initiator initiator)
    {
        var loaded = session.FindOrRefuse(id);
        new LegacyPortalMustHaveAuthority(loaded.Account).Enforce();
        var now = time.Now();
        var changed = change.ApplyTo(loaded.Account, now);
        if (ReferenceEquals(changed, loaded.Account))
        {
            return new LegacyChangeAnswer(HasChanged: false, loaded.Migration.State);
        }

        loaded.ReplaceAccount(changed, FactsHash.Of(changed));
        var actor = initiator.Principal is { } principal ? new Actor(principal) : null;
        loaded.Migration.LegacyChangeApplied(loaded.CaseOf(actor, initiator.CallingService, now));
        loaded.Migration.JudgeAgain(loaded.CaseOfSystem(now));
        session.Save(loaded);
        return new LegacyChangeAnswer(HasChanged: true, loaded.Migration.State);
    }

    private static (PublisherId Id, LegacyChange Change, Initiator Initiator) Parse(SubmitLegacyChange request)
    {
        var shape = new ItemShape();
        shape.Require(
            PublisherId.TryParse(request.PublisherId, out var id),
            "publisher_id",
            "Give 1 to 50 characters of a-z, 0-9, - and _."
        );
        var change = LegacyChange.Parse(request.Change, shape);
        var (initiator, violation) = Initiators.Parse(request.Actor, request.Caller, shape);
        if (shape.Faults.Count > 0)
        {
            throw new ValidationException(shape.Faults.Select(static f => new ValidationFailure(f.Field, f.Text)));
        }

        return violation is null ? (id, change!, initiator) : throw new RuleViolationException(violation);
    }

    [LoggerMessage(
        EventId = 2203,
        Level = LogLevel.Information,
        Message = "Legacy change of {PublisherId}: {State}, for {CallingService}."
    )]
    private static partial void LogApplied(
        ILogger logger,
        string publisherId,
        MigrationState state,
        string callingService
    );
}
