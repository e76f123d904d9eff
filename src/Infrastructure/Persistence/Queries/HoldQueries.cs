using System.Text;
using PublisherMigration.Application.AccountSync.Holds;
using PublisherMigration.Application.Common.Paging;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Packing;
using PublisherMigration.Infrastructure.Persistence.Rows;

namespace PublisherMigration.Infrastructure.Persistence.Queries;

internal sealed class HoldQueries(SqliteStore store) : IHoldQueries
{
    public Task<Listed<Hold>> ListAsync(
        PublisherId? publisher,
        IReadOnlyList<HoldState> states,
        HoldPlace? after,
        PageLimits limits,
        CancellationToken cancellationToken
    ) =>
        store.Contexts.ReadAsync(
            async context =>
            {
                var numbers = states.Select(static state => (int)state).ToArray();
                var rows = context.Set<HoldRow>().Where(row => numbers.Contains(row.State));
                if (publisher is { } id)
                {
                    rows = rows.Where(row => row.PublisherId == id.Value);
                }

                if (after is not null)
                {
                    var time = Micros.Of(after.CreateTime);
                    var key = after.Id.ToString("D");
#pragma warning disable CA1309, MA0074 // The form that becomes SQL, where the comparison is that of the bytes.
                    rows = rows.Where(row =>
                        row.CreateTime < time || (row.CreateTime == time && string.Compare(row.HoldId, key) > 0)
                    );
#pragma warning restore CA1309, MA0074
                }

                var page = await rows.OrderByDescending(static row => row.CreateTime)
                    .ThenBy(static row => row.HoldId)
                    .CutByKeyAsync(
                        static row => new Sized(row.HoldId, row.Details.Length),
                        static row => row.HoldId,
                        limits,
                        cancellationToken
                    );
                return new Listed<Hold>(
                    [.. page.Items.Select(static row => HoldCodec.Decode(Encoding.UTF8.GetBytes(row.Details)))],
                    page.HasMore
                );
            },
            cancellationToken
        );
}
