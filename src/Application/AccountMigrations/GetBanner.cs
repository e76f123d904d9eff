using FluentValidation;
using MediatR;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>What the legacy portal shows to this viewer; the hot path.</summary>
public sealed record GetBanner(string PublisherId, ActorInput? Viewer, Caller Caller) : IRequest<BannerView>;

internal sealed class GetBannerValidator : AbstractValidator<GetBanner>
{
    public GetBannerValidator()
    {
        RuleFor(static request => request.PublisherId).IsPublisherId();
        RuleFor(static request => request.Viewer).IsActor("viewer");
    }
}

internal sealed class GetBannerHandler(IStore store, TimeProvider time) : IRequestHandler<GetBanner, BannerView>
{
    private const int MaxOwners = 100;

    public async Task<BannerView> Handle(GetBanner request, CancellationToken cancellationToken)
    {
        var viewer = ActorShape.Resolve(request.Viewer, request.Caller, "viewer");
        var id = PublisherId.Parse(request.PublisherId);
        return await store.ReadAsync(session => Banner(session, id, viewer, request.Caller), cancellationToken);
    }

    private BannerView Banner(IReadSession session, PublisherId id, Actor? viewer, Caller caller)
    {
        // In the end every account is migrated, and nearly every viewer is still a member.
        if (session.FindMigrated(id) is { } migrated && (viewer is null || migrated.Members.Any(viewer.IsOrBelongsTo)))
        {
            return Migrated(migrated.PartnerCenterAccountId);
        }

        var loaded = session.FindOrRefuse(id);
        var migration = loaded.Migration;
        migration.EnsureViewerMayLook(viewer, loaded.Account);
        if (migration.State == MigrationState.Migrated)
        {
            return Migrated(migration.PartnerCenterAccountId);
        }

        var (requirements, goodUntil) = Requirements(loaded, viewer, caller);
        var isOwner = viewer is null || migration.RoleOf(viewer, loaded.Account) == LegacyRole.Owner;
        if (!isOwner)
        {
            var owners = loaded
                .Account.Members.Where(static member => member.LegacyRole == LegacyRole.Owner)
                .Take(MaxOwners)
                .Select(static member => member.Principal);
            return new BannerView(
                BannerKind.AskAnOwner,
                BannerAction.Nothing,
                migration.State,
                requirements,
                [.. owners]
            )
            {
                GoodUntil = goodUntil,
            };
        }

        var (kind, action) = migration.State switch
        {
            MigrationState.NotStarted or MigrationState.Cancelled => (BannerKind.ActionRequired, BannerAction.Start),
            MigrationState.ActionRequired or MigrationState.Ready => (BannerKind.ActionRequired, BannerAction.Continue),
            MigrationState.EnrollmentPending => (BannerKind.InProgress, BannerAction.Nothing),
            MigrationState.Migrated => (BannerKind.Migrated, BannerAction.OpenPartnerCenter),
        };
        return new BannerView(kind, action, migration.State, requirements, []) { GoodUntil = goodUntil };
    }

    private static BannerView Migrated(string? accountId) =>
        new(BannerKind.Migrated, BannerAction.OpenPartnerCenter, MigrationState.Migrated, [], [])
        {
            PartnerCenterAccountId = accountId,
        };

    /// <summary>Those of an open migration are stored, and judged again at an expiry; others are judged here.</summary>
    private (IReadOnlyList<Requirement> Requirements, DateTimeOffset GoodUntil) Requirements(
        LoadedMigration loaded,
        Actor? viewer,
        Caller caller
    )
    {
        if (loaded.Migration.IsOpen)
        {
            return (loaded.Migration.Requirements, DateTimeOffset.MaxValue);
        }

        var now = time.Now();
        var judgement = loaded.Migration.Judge(loaded.CaseOf(viewer, caller.Service, now));
        return (judgement.Requirements, judgement.ReviewTime(now) ?? DateTimeOffset.MaxValue);
    }
}
