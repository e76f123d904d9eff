using FluentValidation;
using MediatR;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>What would happen if the account migrated now; writes nothing and is not refused for an unmet requirement.</summary>
public sealed record AssessMigration(
    string PublisherId,
    ActorInput? Actor,
    string WorkEmail,
    string MpnId,
    Caller Caller
) : IRequest<AssessmentView>;

internal sealed class AssessMigrationValidator : AbstractValidator<AssessMigration>
{
    public AssessMigrationValidator()
    {
        RuleFor(static request => request.PublisherId).IsPublisherId();
        RuleFor(static request => request.Actor).IsActor("actor");
    }
}

internal sealed class AssessMigrationHandler(
    IStore store,
    FreshFacts facts,
    IDirectoryQueries directory,
    TimeProvider time
) : IRequestHandler<AssessMigration, AssessmentView>
{
    public async Task<AssessmentView> Handle(AssessMigration request, CancellationToken cancellationToken)
    {
        var workEmail = request.WorkEmail.Length > 0 ? request.WorkEmail : null;
        var mpnId = request.MpnId.Length > 0 ? request.MpnId : null;
        var asked = await store.ReadAsync(
            session => With(session, request, (migration, about) => AskedFacts.Of(migration, about, workEmail, mpnId)),
            cancellationToken
        );
        await facts.FetchAsync(asked, cancellationToken);
        var found = await store.ReadAsync(
            session => With(session, request, (migration, about) => Assessed.Of(migration, about, workEmail, mpnId)),
            cancellationToken
        );
        return found.View with
        {
            Tenant = found.Tenant is { } tenant ? await directory.FindTenantAsync(tenant, cancellationToken) : null,
            PartnerMembership = found.Membership is { } membership
                ? await directory.FindMembershipAsync(membership, cancellationToken)
                : null,
        };
    }

    private T With<T>(IReadSession session, AssessMigration request, Func<AccountMigration, MigrationCase, T> look)
    {
        var actor = ActorShape.Resolve(request.Actor, request.Caller, "actor");
        var loaded = session.FindOrRefuse(PublisherId.Parse(request.PublisherId));
        loaded.Migration.EnsureActorMayChange(actor, loaded.Account);
        return look(loaded.Migration, loaded.CaseOf(actor, request.Caller.Service, time.Now()));
    }
}
