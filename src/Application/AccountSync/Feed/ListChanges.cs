using System.Globalization;
using FluentValidation;
using MediatR;
using PublisherMigration.Application.AccountMigrations;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Application.Common.Paging;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>A page of one account's changes, oldest first.</summary>
public sealed record ListChanges(string PublisherId, long AfterSequence, PageRequest Page) : IRequest<ListedChanges>;

/// <summary>A page of changes as they are sent.</summary>
/// <param name="Changes">As <see cref="FeedPage.Encoded"/>.</param>
/// <param name="NextToken">Of the next page; empty on the last.</param>
public sealed record ListedChanges(ReadOnlyMemory<byte> Changes, string NextToken);

internal sealed class ListChangesValidator : AbstractValidator<ListChanges>
{
    public ListChangesValidator()
    {
        RuleFor(static request => request.PublisherId).IsPublisherId();
        RuleFor(static request => request.AfterSequence)
            .GreaterThanOrEqualTo(0)
            .OverridePropertyName("after_sequence")
            .WithMessage("Give 0 for all, or a sequence of the account.");
        RuleFor(static request => request.Page.Size).IsPageSize();
    }
}

internal sealed class ListChangesHandler(IStore store, IChangeFeedReader changes)
    : IRequestHandler<ListChanges, ListedChanges>
{
    /// <summary>A restatement can be large: a page of them stays within what a client takes as one message.</summary>
    private const int MostBytes = 1024 * 1024;

    private const int FeedIdLength = 32;

    public async Task<ListedChanges> Handle(ListChanges request, CancellationToken cancellationToken)
    {
        var id = PublisherId.Parse(request.PublisherId);
        var list = string.Create(CultureInfo.InvariantCulture, $"changes {id.Value} {request.AfterSequence}");
        var after = PageToken.After(list, request.Page) is { } place ? SequenceOf(place) : request.AfterSequence;
        await store.ReadAsync(session => EnsureMigrated(session, id), cancellationToken);
        var limits = new FeedLimits(request.Page.Limit, MostBytes);
        var page = await changes.ReadAccountPageAsync(id, after, limits, cancellationToken);
        EnsureNothingIsMissing(page, after);
        return new ListedChanges(
            page.Encoded,
            page.LastSequence < page.AccountSequence
                ? PageToken.Issue(
                    list,
                    string.Create(CultureInfo.InvariantCulture, $"{store.FeedId:N}{page.LastSequence}")
                )
                : string.Empty
        );
    }

    private void EnsureNothingIsMissing(AccountChangesPage page, long after)
    {
        var isGone = page.Count == 0 ? after < page.AccountSequence : page.FirstSequence > after + 1;
        if (isGone)
        {
            throw FeedRefusals.PositionCompacted(
                changes.CompactedTo,
                page.Count == 0 ? page.AccountSequence + 1 : page.FirstSequence
            );
        }
    }

    private long SequenceOf(string place)
    {
        FeedToken.EnsureSame(store.FeedId, Guid.ParseExact(place.AsSpan(0, FeedIdLength), "N"));
        return long.Parse(place.AsSpan(FeedIdLength), CultureInfo.InvariantCulture);
    }

    private static bool EnsureMigrated(IReadSession session, PublisherId id)
    {
        var loaded = session.FindOrRefuse(id);
        new PartnerCenterMustHaveAuthority(loaded.Account, loaded.Migration.State).Enforce();
        return true;
    }
}
