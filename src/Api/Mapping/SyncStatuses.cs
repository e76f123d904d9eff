using PublisherMigration.Api.Errors;
using PublisherMigration.Application.AccountSync.Delivery;
using PublisherMigration.Domain.AccountSync;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Mapping;

/// <summary>How deliveries stand, as messages.</summary>
internal static class SyncStatuses
{
    public static Proto.SyncStatus ToProto(this SyncStatusView view) =>
        new()
        {
            PublisherId = view.PublisherId,
            State = (Proto.SyncState)(int)view.State,
            RecordedSequence = view.RecordedSequence,
            DeliveredSequence = view.DeliveredSequence,
            OldestUndeliveredTime = view.OldestUndeliveredTime?.ToProto(),
            OpenHold = view.OpenHold is { } hold
                ? new Proto.HoldReference { HoldId = hold.Id.ToString("D"), State = (Proto.HoldState)(int)hold.State }
                : null,
            HeldChanges = view.OpenHold?.Waiting.Count() ?? 0,
            Attempts = view.Attempts,
            LastError = view.LastError is { } error ? ToProto(error, view.FailedChange) : null,
            NextAttemptTime = view.NextAttemptTime?.ToProto(),
            LastRefusal = view.LastRefusal is { } refusal ? ToProto(refusal) : null,
        };

    public static Proto.PortalStatus ToProto(this PortalStatusView view) =>
        new()
        {
            State = view.IsPaused ? Proto.PortalState.Paused : Proto.PortalState.Available,
            LastError = view.LastError is { } error ? ToProto(error, encodedChange: null) : null,
            NextAttemptTime = view.NextAttemptTime?.ToProto(),
            Embedded = view.IsEmbedded,
        };

    private static Proto.DeliveryError ToProto(DeliveryError error, byte[]? encodedChange) =>
        new()
        {
            Kind = (Proto.DeliveryErrorKind)(int)error.Kind,
            Code = error.Code,
            Message = error.Message,
            ErrorTime = error.Time.ToProto(),
            Change = encodedChange is null ? null : Proto.Change.Parser.ParseFrom(encodedChange),
        };

    private static Proto.RefusedChange ToProto(RefusedChange refusal) =>
        new()
        {
            ChangeId = refusal.ChangeId.ToString("D"),
            SourceVersion = refusal.SourceVersion,
            Error = ItemErrors.Of(refusal.Violation),
            RefuseTime = refusal.Time.ToProto(),
        };
}
