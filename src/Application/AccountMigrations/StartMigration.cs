using MediatR;
using PublisherMigration.Application.Common.Outside;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>Starts a migration, or starts a cancelled one again.</summary>
public sealed record StartMigration : MigrationCommand
{
    /// <summary>Empty: taken by default.</summary>
    public string WorkEmail { get; init; } = string.Empty;

    /// <summary>Cut over in this call, if it is ready after it and nothing is lost.</summary>
    public bool AutoComplete { get; init; }

    internal string? GivenWorkEmail => WorkEmail.Length > 0 ? WorkEmail : null;
}

internal sealed class StartMigrationValidator : MigrationCommandValidator<StartMigration>;

internal sealed class StartMigrationHandler(
    MigrationTransactions transactions,
    FreshFacts facts,
    PartnerCenterAccounts accounts
) : IRequestHandler<StartMigration, AccountMigrationView>
{
    public async Task<AccountMigrationView> Handle(StartMigration command, CancellationToken cancellationToken)
    {
        var asked = await transactions.PreviewAsync(
            command,
            (migration, about) => AskedFacts.Of(migration, about, command.GivenWorkEmail),
            cancellationToken
        );
        if (asked.Answer is { } repeated)
        {
            return repeated;
        }

        await facts.FetchAsync(asked.Found!, cancellationToken);
        return command.AutoComplete
            ? await StartAndCompleteAsync(command, cancellationToken)
            : await transactions.ChangeAsync(
                command,
                (migration, about) => migration.Start(about, command.GivenWorkEmail),
                cancellationToken
            );
    }

    private Task<AccountMigrationView> StartAndCompleteAsync(
        StartMigration command,
        CancellationToken cancellationToken
    ) =>
        accounts.WithAccountAsync(
            command,
            (migration, about) =>
            {
                migration.Start(about, command.GivenWorkEmail);
                return migration.MayCompleteUnasked(about) ? Readiness.Due : Readiness.NotDue;
            },
            (migration, about, accountId) => migration.Complete(about, lossDigest: string.Empty, accountId),
            cancellationToken
        );
}
