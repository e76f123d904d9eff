using PublisherMigration.Application.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Mapping;

internal static class Summaries
{
    public static Proto.SummarizeMigrationsResponse ToProto(this MigrationSummaryView view) =>
        new()
        {
            Total = view.States.Values.Sum(),
            States =
            {
                Enum.GetValues<MigrationState>()
                    .Select(state => new Proto.StateCount
                    {
                        State = (Proto.MigrationState)(int)state,
                        Accounts = view.States.GetValueOrDefault(state),
                    }),
            },
            Reasons =
            {
                view
                    .Reasons.OrderByDescending(static count => count.Value)
                    .ThenBy(static count => count.Key)
                    .Select(static count => new Proto.ReasonCount
                    {
                        Reason = (Proto.ErrorReason)(int)count.Key,
                        Accounts = count.Value,
                    }),
            },
        };
}
