using FluentValidation;
using MediatR;
using PublisherMigration.Application.Common.Persistence;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>How many accounts are in each state, and how many have each reason.</summary>
public sealed record SummarizeMigrations(MigrationFilterInput Filter) : IRequest<MigrationSummaryView>;

internal sealed class SummarizeMigrationsValidator : AbstractValidator<SummarizeMigrations>
{
    public SummarizeMigrationsValidator() => RuleFor(static request => request.Filter).IsFilter();
}

internal sealed class SummarizeMigrationsHandler(IMigrationQueries queries)
    : IRequestHandler<SummarizeMigrations, MigrationSummaryView>
{
    public Task<MigrationSummaryView> Handle(SummarizeMigrations request, CancellationToken cancellationToken) =>
        queries.SummarizeAsync(request.Filter.Parse(), cancellationToken);
}
