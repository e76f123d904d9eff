using Microsoft.Extensions.Logging;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>
/// What every command on a migration does around its own decision, in this order: membership and ownership (rules 1–2), the
/// request id, the etag; then the decision, its events, and the answer under the request id, all in one transaction. Only the
/// very repetition of a call that succeeded is answered first of all: its caller has had that answer, and who asked for it
/// may have lost the role by it.
/// </summary>
internal sealed partial class MigrationTransactions(
    IStore store,
    MigrationViews views,
    TimeProvider time,
    ILogger<MigrationTransactions> logger
)
{
    public async Task<AccountMigrationView> ChangeAsync(
        MigrationCommand command,
        Action<AccountMigration, MigrationCase> change,
        CancellationToken cancellationToken
    )
    {
        var answer = await TryChangeAsync(
            command,
            (migration, about) =>
            {
                change(migration, about);
                return Decision.Done;
            },
            cancellationToken
        );
        return answer!;
    }

    /// <summary>As <see cref="ChangeAsync"/>; answers nothing when the change was given up and undone.</summary>
    public async Task<AccountMigrationView?> TryChangeAsync(
        MigrationCommand command,
        Func<AccountMigration, MigrationCase, Decision> change,
        CancellationToken cancellationToken
    )
    {
        var (answer, refusal) = await store.WriteAsync(
            session => Change(session, command, change),
            WhenFull.Refuse,
            cancellationToken
        );
        if (refusal is not null)
        {
            throw refusal;
        }

        if (answer is not null)
        {
            LogDone(logger, command.GetType().Name, answer.PublisherId, answer.State, command.Caller.Service);
        }

        return answer;
    }

    /// <summary>
    /// The same checks on a snapshot, before anything outside is asked: the answer where the call was answered before, else
    /// what <paramref name="look"/> finds. Nothing is stored.
    /// </summary>
    public async Task<Preview<T>> PreviewAsync<T>(
        MigrationCommand command,
        Func<AccountMigration, MigrationCase, T> look,
        CancellationToken cancellationToken
    ) =>
        await store.ReadAsync(
            session =>
            {
                var record = FindRecord(session, command);
                if (AnswerTo(command, record) is { } answer)
                {
                    return new Preview<T>(answer, default);
                }

                var (loaded, about) = Admit(session, command);
                EnsureNotReused(command, record);
                EnsureCurrent(command, loaded.Migration);
                return new Preview<T>(Answer: null, look(loaded.Migration, about));
            },
            cancellationToken
        );

    private (AccountMigrationView? Answer, RuleViolationException? Refusal) Change(
        IWriteSession session,
        MigrationCommand command,
        Func<AccountMigration, MigrationCase, Decision> change
    )
    {
        var record = FindRecord(session, command);
        if (AnswerTo(command, record) is { } answer)
        {
            return (answer, null);
        }

        var (loaded, about) = Admit(session, command);
        EnsureNotReused(command, record);
        EnsureCurrent(command, loaded.Migration);
        var decision = change(loaded.Migration, about);
        if (decision.WasGivenUp)
        {
            return (null, null);
        }

        session.SaveIfChanged(loaded);
        if (decision.Refusal is not null)
        {
            return (null, decision.Refusal);
        }

        var view = views.Of(loaded, about.Now);
        Remember(session, command, view, about.Now);
        return (view, null);
    }

    private (LoadedMigration Loaded, MigrationCase About) Admit(IReadSession session, MigrationCommand command)
    {
        var actor = ActorShape.Resolve(command.Actor, command.Caller, "actor");
        var id = PublisherId.Parse(command.PublisherId);
        var loaded = session.FindOrRefuse(id);
        loaded.Migration.EnsureActorMayChange(actor, loaded.Account);
        return (loaded, loaded.CaseOf(actor, command.Caller.Service, time.Now()));
    }

    private static RequestRecord? FindRecord(IReadSession session, MigrationCommand command) =>
        command.RequestId.Length == 0
            ? null
            : session.FindRequest(command.Caller.Service, Guid.Parse(command.RequestId));

    private static AccountMigrationView? AnswerTo(MigrationCommand command, RequestRecord? record) =>
        record is not null && record.Fingerprint.AsSpan().SequenceEqual(command.Fingerprint)
            ? StoredAnswer.Read(record.Answer)
            : null;

    /// <summary>A record that is not the answer to this very call was made by another.</summary>
    private static void EnsureNotReused(MigrationCommand command, RequestRecord? record)
    {
        if (record is not null)
        {
            throw new RuleViolationException(
                RuleViolation.Of(Reason.RequestIdReused, ("requestId", command.RequestId))
            );
        }
    }

    private static void Remember(
        IWriteSession session,
        MigrationCommand command,
        AccountMigrationView view,
        DateTimeOffset now
    )
    {
        if (command.RequestId.Length > 0)
        {
            var id = Guid.Parse(command.RequestId);
            session.Add(
                new RequestRecord(command.Caller.Service, id, command.Fingerprint, StoredAnswer.Write(view), now)
            );
        }
    }

    private static void EnsureCurrent(MigrationCommand command, AccountMigration migration)
    {
        var current = Etag.Of(migration);
        if (command.Etag.Length > 0 && !string.Equals(command.Etag, current, StringComparison.Ordinal))
        {
            throw new RuleViolationException(
                RuleViolation.Of(Reason.EtagMismatch, ("currentEtag", current), ("givenEtag", command.Etag))
            );
        }
    }

    [LoggerMessage(
        EventId = 2101,
        Level = LogLevel.Information,
        Message = "{Command} of {PublisherId}: {State}, for {CallingService}."
    )]
    private static partial void LogDone(
        ILogger logger,
        string command,
        string publisherId,
        MigrationState state,
        string callingService
    );
}
