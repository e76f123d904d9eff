using System.Text.Json;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Infrastructure.Persistence.Packing;

/// <summary>A hold as JSON.</summary>
internal static class HoldCodec
{
    public static byte[] Encode(Hold hold) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new HoldDetail(
                hold.Id,
                hold.PublisherId.Value,
                hold.State,
                Micros.Of(hold.CreateTime),
                [.. hold.Changes.Select(Of)],
                hold.Roster,
                hold.Count.Fallen,
                hold.Count.MembersBefore,
                Micros.Of(hold.DecideTime),
                hold.DecidedBy?.CallingService,
                hold.DecidedBy?.Principal?.Identity,
                hold.Note
            ),
            StoredJson.Default.HoldDetail
        );

    public static Hold Decode(ReadOnlySpan<byte> json)
    {
        var detail = JsonSerializer.Deserialize(json, StoredJson.Default.HoldDetail)!;
        return Hold.Restore(
            detail.Id,
            PublisherId.Parse(detail.PublisherId),
            detail.State,
            Micros.ToTime(detail.CreateTime),
            detail.Changes.Select(Of),
            detail.Roster,
            new RemovalCount(detail.Fallen, detail.MembersBefore, IncomingFalls: true),
            Micros.ToTime(detail.DecideTime),
            detail.DecidedByService is { } service
                ? new Initiator(service, detail.DecidedByPrincipal is { } by ? Principal.Parse(by) : null)
                : null,
            detail.Note
        );
    }

    private static HeldChangeDetail Of(HeldChange held)
    {
        var change = held.Change;
        var settings = change.Body as SettingsChanged;
        return new HeldChangeDetail(
            change.ChangeId,
            change.SourceVersion,
            Micros.Of(change.OccurredTime),
            change.Fingerprint,
            held.Member?.Identity,
            change.Body switch
            {
                MemberAdded added => added.Roles,
                MemberRolesChanged changed => changed.Roles,
                _ => PartnerCenterRoles.None,
            },
            change.Body is MemberRolesChanged,
            settings?.Fields ?? SettingsFields.None,
            settings?.Values,
            held.IsFromRoster,
            held.PreviousRoles,
            held.State,
            held.Sequence,
            held.Position,
            held.Refusal?.Reason,
            held.Refusal?.Metadata
        );
    }

    private static HeldChange Of(HeldChangeDetail detail)
    {
        ChangeBody body =
            detail.Member is not { } member ? new SettingsChanged(detail.Fields, detail.Settings!)
            : detail.Roles == PartnerCenterRoles.None ? new MemberRemoved(Principal.Parse(member))
            : detail.IsRolesChange ? new MemberRolesChanged(Principal.Parse(member), detail.Roles)
            : new MemberAdded(Principal.Parse(member), detail.Roles);
        return HeldChange.Restore(
            new SubmittedChange(
                detail.ChangeId,
                detail.SourceVersion,
                Micros.ToTime(detail.OccurredTime),
                body,
                detail.Fingerprint
            ),
            detail.IsFromRoster,
            detail.PreviousRoles,
            detail.State,
            detail.Sequence,
            detail.Position,
            detail.Refusal is { } reason
                ? new RuleViolation(
                    reason,
                    detail.RefusalWords ?? new Dictionary<string, string>(StringComparer.Ordinal)
                )
                : null
        );
    }
}
