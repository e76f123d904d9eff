using AutoMapper;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>Makes the read model of one migration, with what the facts add to it.</summary>
internal sealed class MigrationViews(IMapper mapper)
{
    public AccountMigrationView Of(LoadedMigration loaded, DateTimeOffset now)
    {
        var migration = loaded.Migration;
        var view = mapper.Map<AccountMigrationView>(migration);
        view.WorkEmails = [.. migration.WorkEmails.Select(email => ViewOf(email, loaded.Facts))];
        view.Tenant = migration.Tenant is { } tenant ? Reference(tenant, loaded.Facts) : null;
        (view.Losses, view.LossDigest) = LossesOf(loaded, now);
        return view;
    }

    /// <summary>Before the start: with the requirements as they would stand if the viewer started it now.</summary>
    public AccountMigrationView Of(LoadedMigration loaded, Actor? viewer, string callingService, DateTimeOffset now)
    {
        var view = Of(loaded, now);
        if (loaded.Migration.State is MigrationState.NotStarted or MigrationState.Cancelled)
        {
            view.Requirements = loaded.Migration.Judge(loaded.CaseOf(viewer, callingService, now)).Requirements;
        }

        return view;
    }

    private static (IReadOnlyList<Loss> Losses, string Digest) LossesOf(LoadedMigration loaded, DateTimeOffset now)
    {
        var migration = loaded.Migration;
        if (migration.CutOver is { } cutOver)
        {
            return (cutOver.Losses, LossDigest.Of(migration.PublisherId, cutOver.Losses));
        }

        if (!migration.IsOpen)
        {
            return ([], string.Empty);
        }

        var roster = migration.Judge(loaded.CaseOfSystem(now)).Carry(loaded.Account, loaded.Facts);
        return (roster.Losses, roster.LossDigest);
    }

    private static WorkEmailView ViewOf(WorkEmail email, IDirectoryFacts facts) =>
        new(
            email.BelongsTo,
            email.Address.Value,
            facts.TenantVerifying(email.Address.Domain) is { } tenant
                ? new TenantReferenceView(tenant.Id.ToString(), tenant.DisplayName)
                : null
        );

    private static TenantReferenceView Reference(TenantId id, IDirectoryFacts facts) =>
        new(id.ToString(), facts.FindTenant(id)?.DisplayName ?? string.Empty);
}
