using System.Globalization;
using FluentValidation;
using MediatR;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Application.Common.Paging;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync.Holds;

/// <summary>A page of holds, newest first.</summary>
/// <param name="PublisherId">Only of this account; empty for all.</param>
/// <param name="States">Only in these states; empty for open ones.</param>
/// <param name="Page">Which page.</param>
public sealed record ListHeldChanges(string PublisherId, IReadOnlyList<HoldState> States, PageRequest Page)
    : IRequest<Page<Hold>>;

internal sealed class ListHeldChangesValidator : AbstractValidator<ListHeldChanges>
{
    public ListHeldChangesValidator()
    {
        RuleFor(static request => request.PublisherId)
            .Must(static text => text.Length == 0 || Domain.PublisherAccounts.PublisherId.TryParse(text, out _))
            .OverridePropertyName("publisher_id")
            .WithMessage("Give 1 to 50 characters of a-z, 0-9, - and _, or leave it empty.");
        RuleForEach(static request => request.States)
            .IsInEnum()
            .OverridePropertyName("states")
            .WithMessage("Give states of the contract.");
        RuleFor(static request => request.Page.Size).IsPageSize();
    }
}

internal sealed class ListHeldChangesHandler(IHoldQueries queries) : IRequestHandler<ListHeldChanges, Page<Hold>>
{
    public async Task<Page<Hold>> Handle(ListHeldChanges request, CancellationToken cancellationToken)
    {
        IReadOnlyList<HoldState> states = request.States.Count > 0 ? request.States : [HoldState.Open];
        var names = string.Join(',', states.Distinct().Order().Select(static state => (int)state));
        var list = string.Create(CultureInfo.InvariantCulture, $"holds {request.PublisherId} {names}");
        var after = PageToken.After(list, request.Page) is { } text ? HoldPlace.Parse(text) : null;
        PublisherId? publisher =
            request.PublisherId.Length > 0 ? Domain.PublisherAccounts.PublisherId.Parse(request.PublisherId) : null;
        var listed = await queries.ListAsync(publisher, states, after, request.Page.Limits, cancellationToken);
        return Page<Hold>.Of(listed, last => PageToken.Issue(list, new HoldPlace(last.CreateTime, last.Id).ToString()));
    }
}
