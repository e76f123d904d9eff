using FluentValidation;
using MediatR;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>One migration as a member sees it.</summary>
public sealed record GetMigration(string PublisherId, ActorInput? Viewer, Caller Caller)
    : IRequest<AccountMigrationView>;

internal sealed class GetMigrationValidator : AbstractValidator<GetMigration>
{
    public GetMigrationValidator()
    {
        RuleFor(static request => request.PublisherId).IsPublisherId();
        RuleFor(static request => request.Viewer).IsActor("viewer");
    }
}

internal sealed class GetMigrationHandler(IStore store, MigrationViews views, TimeProvider time)
    : IRequestHandler<GetMigration, AccountMigrationView>
{
    public async Task<AccountMigrationView> Handle(GetMigration request, CancellationToken cancellationToken)
    {
        var viewer = ActorShape.Resolve(request.Viewer, request.Caller, "viewer");
        var id = PublisherId.Parse(request.PublisherId);
        return await store.ReadAsync(
            session =>
            {
                var loaded = session.FindOrRefuse(id);
                loaded.Migration.EnsureViewerMayLook(viewer, loaded.Account);
                return views.Of(loaded, viewer, request.Caller.Service, time.Now());
            },
            cancellationToken
        );
    }
}
