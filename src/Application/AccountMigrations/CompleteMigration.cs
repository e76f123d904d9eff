using MediatR;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>Cuts an account over to Partner Center.</summary>
public sealed record CompleteMigration : MigrationCommand
{
    /// <summary>Of the losses that the owner confirms, or empty.</summary>
    public string LossDigest { get; init; } = string.Empty;

    /// <summary>Only say whether it would succeed.</summary>
    public bool ValidateOnly { get; init; }
}

internal sealed class CompleteMigrationValidator : MigrationCommandValidator<CompleteMigration>;

internal sealed class CompleteMigrationHandler(
    MigrationTransactions transactions,
    FreshFacts facts,
    PartnerCenterAccounts accounts,
    IStore store,
    MigrationViews views,
    TimeProvider time
) : IRequestHandler<CompleteMigration, AccountMigrationView>
{
    public async Task<AccountMigrationView> Handle(CompleteMigration command, CancellationToken cancellationToken)
    {
        var once = command.ValidateOnly ? command with { RequestId = string.Empty } : command;
        var asked = await transactions.PreviewAsync(
            once,
            (migration, about) => AskedFacts.Of(migration, about),
            cancellationToken
        );
        if (asked.Answer is { } repeated)
        {
            return repeated;
        }

        await facts.FetchAsync(asked.Found!, cancellationToken);
        return command.ValidateOnly
            ? await ValidateAsync(once, cancellationToken)
            : await accounts.WithAccountAsync(
                once,
                (migration, about) => Prepare(migration, about, once.LossDigest),
                (migration, about, accountId) => migration.Complete(about, once.LossDigest, accountId),
                cancellationToken
            );
    }

    /// <summary>On a migrated account nothing is due: it has been done.</summary>
    private static Readiness Prepare(AccountMigration migration, MigrationCase about, string lossDigest)
    {
        if (migration.State == MigrationState.Migrated)
        {
            return Readiness.NotDue;
        }

        migration.JudgeAgain(about);
        if (migration.IsOpen && migration.State != MigrationState.Ready)
        {
            return Readiness.Outstanding;
        }

        migration.EnsureMayComplete(about, lossDigest);
        return Readiness.Due;
    }

    private async Task<AccountMigrationView> ValidateAsync(
        CompleteMigration command,
        CancellationToken cancellationToken
    )
    {
        await transactions.PreviewAsync(
            command,
            (migration, about) =>
                Prepare(migration, about, command.LossDigest) == Readiness.Outstanding
                    ? throw migration.Outstanding()
                    : migration.State,
            cancellationToken
        );
        return await store.ReadAsync(
            session => views.Of(session.FindOrRefuse(PublisherId.Parse(command.PublisherId)), time.Now()),
            cancellationToken
        );
    }
}
