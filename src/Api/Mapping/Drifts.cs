using PublisherMigration.Application.AccountSync.Delivery;
using PublisherMigration.Domain.AccountSync;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Mapping;

/// <summary>Differences between the two sides, as messages.</summary>
internal static class Drifts
{
    public static Proto.DriftReport ToProto(this DriftReportView view) =>
        new()
        {
            PublisherId = view.Drift.PublisherId.Value,
            RecordedSequence = view.Drift.RecordedSequence,
            AppliedSequence = view.Drift.AppliedSequence,
            PortalFeedId = view.Drift.PortalFeedId,
            Items = { view.Drift.Items.Select(item => ToProto(item, view.RestatedTime)) },
            Digest = view.Drift.Digest,
            ReportTime = view.ReportTime.ToProto(),
        };

    /// <summary>What no change but a restatement has touched since was last touched by that.</summary>
    private static Proto.DriftItem ToProto(DriftItem item, DateTimeOffset? restatedTime)
    {
        var proto = new Proto.DriftItem
        {
            Kind = (Proto.DriftKind)(int)item.Kind,
            ExpectedValue = item.Expected,
            PortalValue = item.InPortal,
            LastSequence = item.LastSequence,
            LastChangeId = item.LastChangeId?.ToString("D") ?? string.Empty,
            LastRecordedTime = (item.LastSequence == 0 ? null : item.LastTime ?? restatedTime)?.ToProto(),
        };
        if (item.Principal is { } principal)
        {
            proto.Principal = principal.ToProto();
        }
        else
        {
            proto.SettingsField = item.Field.FieldName();
        }

        return proto;
    }
}
