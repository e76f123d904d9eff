using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>
/// Cuts over with a Partner Center account that was created before the transaction begins, under the publisher id as
/// idempotency key, so that a crash between leaves nothing doubled.
/// </summary>
internal sealed class PartnerCenterAccounts(MigrationTransactions transactions, OutsideCalls outside)
{
    private const int MaxRounds = 5;

    /// <param name="command">The command.</param>
    /// <param name="prepare">Changes the migration up to the cut-over; answers whether it is due.</param>
    /// <param name="cutOver">The cut-over, with the account's id.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<AccountMigrationView> WithAccountAsync(
        MigrationCommand command,
        Func<AccountMigration, MigrationCase, Readiness> prepare,
        Action<AccountMigration, MigrationCase, string> cutOver,
        CancellationToken cancellationToken
    )
    {
        string? accountId = null;
        for (var round = 0; round < MaxRounds; round++)
        {
            var preview = await transactions.PreviewAsync(
                command,
                (migration, about) =>
                    prepare(migration, about) == Readiness.Due
                        ? new ToBeCreated(about.Account, migration.Tenant!.Value)
                        : null,
                cancellationToken
            );
            if (preview.Answer is { } repeated)
            {
                return repeated;
            }

            if (preview.Found is { } account)
            {
                accountId = await outside.CreateAccountAsync(account.Account, account.Tenant, cancellationToken);
            }

            var answer = await transactions.TryChangeAsync(
                command,
                (migration, about) => CutOverIfDue(migration, about, accountId, prepare, cutOver),
                cancellationToken
            );
            if (answer is not null)
            {
                return answer;
            }
        }

        throw new RuleViolationException(Reason.Overloaded);
    }

    /// <summary>Given up when facts came in between that call for an account which the preview did not.</summary>
    private static Decision CutOverIfDue(
        AccountMigration migration,
        MigrationCase about,
        string? accountId,
        Func<AccountMigration, MigrationCase, Readiness> prepare,
        Action<AccountMigration, MigrationCase, string> cutOver
    )
    {
        switch (prepare(migration, about))
        {
            case Readiness.Outstanding:
                // The one refusal that writes: how the requirements stand now is stored, then told.
                return Decision.RefusedButStored(migration.Outstanding());
            case Readiness.Due when accountId is null:
                return Decision.GivenUp;
            case Readiness.Due:
                cutOver(migration, about, accountId);
                return Decision.Done;
            case Readiness.NotDue:
            default:
                return Decision.Done;
        }
    }

    private sealed record ToBeCreated(PublisherAccount Account, Domain.Directory.TenantId Tenant);
}
