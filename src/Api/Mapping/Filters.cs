using FluentValidation;
using FluentValidation.Results;
using Google.Protobuf.WellKnownTypes;
using PublisherMigration.Application.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Common;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Mapping;

internal static class Filters
{
    private static readonly MigrationFilterInput Everything = new();

    public static MigrationFilterInput Of(Proto.MigrationFilter? filter) =>
        filter is null
            ? Everything
            : new MigrationFilterInput
            {
                States = [.. filter.States.Select(static state => (MigrationState)(int)state)],
                TenantId = filter.TenantId,
                MpnId = filter.MpnId,
                Reasons = [.. filter.Reasons.Select(static reason => (Reason)(int)reason)],
                Member = Inputs.Of(filter.Member),
                PartnerCenterAccountId = filter.PartnerCenterAccountId,
                UpdatedAfter = Read(filter.UpdatedAfter, "filter.updated_after"),
                UpdatedBefore = Read(filter.UpdatedBefore, "filter.updated_before"),
            };

    private static DateTimeOffset? Read(Timestamp? timestamp, string field)
    {
        if (timestamp is null)
        {
            return null;
        }

        return Times.TryRead(timestamp, out var instant)
            ? instant
            : throw new ValidationException([new ValidationFailure(field, "Give a time of the years 1 to 9999.")]);
    }
}
