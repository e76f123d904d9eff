using PublisherMigration.Domain.AccountSync;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Mapping;

/// <summary>Accounts as Partner Center has them.</summary>
internal static class Rosters
{
    public static Proto.AccountRoster ToProto(this AccountRoster roster) =>
        new()
        {
            PublisherId = roster.PublisherId.Value,
            Sequence = roster.Sequence,
            Members = { roster.Members.Select(static member => member.ToProto()) },
            Settings = new Proto.AccountSettings
            {
                DisplayName = roster.Settings.DisplayName,
                ContactEmail = roster.Settings.ContactEmail ?? string.Empty,
                SupportUri = roster.Settings.SupportUri ?? string.Empty,
            },
            PartnerCenterAccountId = roster.PartnerCenterAccountId,
        };
}
