using FluentValidation;
using MediatR;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Application.Common.Paging;
using PublisherMigration.Application.Common.Persistence;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>A page of migrations, ordered by publisher id.</summary>
public sealed record ListMigrations(MigrationFilterInput Filter, PageRequest Page)
    : IRequest<Page<AccountMigrationView>>;

internal sealed class ListMigrationsValidator : AbstractValidator<ListMigrations>
{
    public ListMigrationsValidator()
    {
        RuleFor(static request => request.Filter).IsFilter();
        RuleFor(static request => request.Page.Size).IsPageSize();
    }
}

internal sealed class ListMigrationsHandler(IMigrationQueries queries)
    : IRequestHandler<ListMigrations, Page<AccountMigrationView>>
{
    public async Task<Page<AccountMigrationView>> Handle(ListMigrations request, CancellationToken cancellationToken)
    {
        var list = "migrations" + request.Filter.Name();
        var after = PageToken.After(list, request.Page);
        var listed = await queries.ListAsync(request.Filter.Parse(), after, request.Page.Limits, cancellationToken);
        return Page<AccountMigrationView>.Of(listed, last => PageToken.Issue(list, last.PublisherId));
    }
}
