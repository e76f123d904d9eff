using PublisherMigration.Application.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Packing;
using PublisherMigration.Infrastructure.Persistence.Rows;

namespace PublisherMigration.Infrastructure.Persistence.Queries;

/// <summary>From rows that EF Core read.</summary>
internal static class RowMapping
{
    public static AccountMigration ToMigration(this AccountMigrationRow row)
    {
        var details = DetailsCodec.Decode(row.Details);
        return AccountMigration.Restore(
            new AccountMigrationSnapshot(
                PublisherId.Parse(row.PublisherId),
                row.State,
                row.Attempt,
                details.WorkEmails(),
                details.EnrolledMpnId is { } enrolled ? MpnId.Parse(enrolled) : null,
                details.Requirements(),
                row.TenantId is { } tenant ? TenantId.Parse(tenant) : null,
                row.MpnId,
                Micros.ToTime(row.ReviewTime),
                row.PartnerCenterAccountId,
                details.CutOver(),
                details.StartedBy(),
                Micros.ToTime(row.CreateTime),
                Micros.ToTime(row.UpdateTime),
                Micros.ToTime(row.CompleteTime),
                row.Version
            )
        );
    }

    public static MigrationEventView ToView(this MigrationEventRow row) =>
        new()
        {
            PublisherId = row.PublisherId,
            Position = row.Position,
            Kind = row.Kind,
            Initiator = new Initiator(
                row.CallingService,
                row.Principal is { } principal ? Principal.Parse(principal) : null
            ),
            Time = Micros.ToTime(row.Time),
            From = row.FromState,
            To = row.ToState,
            Reasons = ReasonMask.ToReasons(row.Reasons),
            Attempt = row.Attempt,
            Note = row.Note,
        };
}
