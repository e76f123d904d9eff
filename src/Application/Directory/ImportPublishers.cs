using MediatR;
using PublisherMigration.Application.AccountMigrations;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Directory;

/// <summary>One batch of an import of accounts.</summary>
public sealed record ImportPublishers(IReadOnlyList<PublisherInput> Publishers, Caller Caller) : IRequest<ImportResult>;

internal sealed class ImportPublishersHandler(IStore store, TimeProvider time)
    : IRequestHandler<ImportPublishers, ImportResult>
{
    public Task<ImportResult> Handle(ImportPublishers request, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var items = request.Publishers.Select(input => Item.Of(input, now)).ToArray();
        return store.WriteAsync(
            session => Import(session, items, request.Caller, now),
            WhenFull.Wait,
            cancellationToken
        );
    }

    private static ImportResult Import(IWriteSession session, Item[] items, Caller caller, DateTimeOffset now)
    {
        var result = new ImportResult();
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i].Violation is { } violation)
            {
                result.Reject(i, violation);
            }
            else
            {
                result.Add(i, Import(session, items[i].Account!, items[i].FactsHash!, caller, now));
            }
        }

        return result;
    }

    private static SaveOutcome Import(
        IWriteSession session,
        PublisherAccount account,
        byte[] factsHash,
        Caller caller,
        DateTimeOffset now
    )
    {
        var stored = session.FindFactsHash(account.Id);
        if (stored is null)
        {
            var added = session.Add(
                account,
                factsHash,
                facts =>
                    AccountMigration.OfImported(new MigrationCase(account, facts, Actor: null, caller.Service, now))
            );
            session.Save(added);
            return SaveOutcome.Created;
        }

        if (stored.AsSpan().SequenceEqual(factsHash))
        {
            return SaveOutcome.Unchanged;
        }

        var loaded = session.FindOrRefuse(account.Id);
        if (new LegacyPortalMustHaveAuthority(loaded.Account).Check() is { } violation)
        {
            return SaveOutcome.Rejected(violation);
        }

        loaded.ReplaceAccount(account, factsHash);
        loaded.Migration.AccountImported(loaded.CaseOf(actor: null, caller.Service, now));
        loaded.Migration.JudgeAgain(loaded.CaseOfSystem(now));
        session.Save(loaded);
        return SaveOutcome.Updated;
    }

    /// <summary>Parsed and hashed before the writer's turn.</summary>
    private sealed record Item(PublisherAccount? Account, byte[]? FactsHash, RuleViolation? Violation)
    {
        public static Item Of(PublisherInput input, DateTimeOffset now) =>
            PublisherShape.TryParse(input, now, out var account) is { } violation
                ? new Item(Account: null, FactsHash: null, violation)
                : new Item(account, Directory.FactsHash.Of(account!), Violation: null);
    }
}
