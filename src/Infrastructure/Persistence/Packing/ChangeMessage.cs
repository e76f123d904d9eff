using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Infrastructure.Persistence.Packing;

/// <summary>
/// A change as a message, with parts that are filled again for the next change: the store's thread encodes tens of thousands a
/// second, and each would leave a dozen objects behind.
/// </summary>
internal sealed class ChangeMessage
{
    [ThreadStatic]
    private static ChangeMessage? _ofThread;

    private readonly Proto.Principal _actor = new();
    private readonly Proto.Principal _principal = new();
    private readonly Proto.MemberAdded _added;
    private readonly Proto.MemberRemoved _removed;
    private readonly Proto.MemberRolesChanged _rolesChanged;
    private readonly Proto.Change _change;

    public ChangeMessage()
    {
        _added = new Proto.MemberAdded { Member = new Proto.Member { Principal = _principal } };
        _removed = new Proto.MemberRemoved { Principal = _principal };
        _rolesChanged = new Proto.MemberRolesChanged { Principal = _principal };
        _change = new Proto.Change { Initiator = new Proto.Initiator() };
    }

    public static byte[] Encode(RecordedChange change)
    {
        var message = (_ofThread ??= new ChangeMessage()).Fill(change);
        var encoded = new byte[message.CalculateSize()];
        message.WriteTo(encoded);
        return encoded;
    }

    /// <summary>The message, which is another change's after the next call.</summary>
    public Proto.Change Fill(RecordedChange change)
    {
        var draft = change.Draft;
        _change.PublisherId = draft.PublisherId.Value;
        _change.Sequence = draft.Sequence;
        _change.Position = change.Position;
        _change.Cause = (Proto.ChangeCause)(int)draft.Cause;
        _change.ChangeId = draft.ChangeId?.ToString("D") ?? string.Empty;
        _change.SourceVersion = draft.SourceVersion;
        _change.OccurredTime = draft.OccurredTime is { } occurred ? Timestamp.FromDateTimeOffset(occurred) : null;
        _change.RecordedTime = Timestamp.FromDateTimeOffset(change.RecordedTime);
        _change.Initiator.CallingService = draft.Initiator.CallingService;
        _change.Initiator.Principal = draft.Initiator.Principal is { } actor
            ? PrincipalMessages.Fill(_actor, actor)
            : null;
        _change.PreviousRoles.Clear();
        PrincipalMessages.AddRoles(_change.PreviousRoles, draft.PreviousRoles);
        _change.PreviousSettings = draft.PreviousSettings is { } before ? ChangeCodec.SettingsOf(before) : null;
        Fill(draft.Body);
        return _change;
    }

    private void Fill(ChangeBody body)
    {
        switch (body)
        {
            case MemberAdded added:
                PrincipalMessages.Fill(_principal, added.Principal);
                _added.Member.LegacyRole = RoleOf(added.Roles);
                _added.Member.PartnerCenterRoles.Clear();
                PrincipalMessages.AddRoles(_added.Member.PartnerCenterRoles, added.Roles);
                _change.MemberAdded = _added;
                break;
            case MemberRemoved removed:
                PrincipalMessages.Fill(_principal, removed.Principal);
                _change.MemberRemoved = _removed;
                break;
            case MemberRolesChanged changed:
                PrincipalMessages.Fill(_principal, changed.Principal);
                _rolesChanged.LegacyRole = RoleOf(changed.Roles);
                _rolesChanged.Roles.Clear();
                PrincipalMessages.AddRoles(_rolesChanged.Roles, changed.Roles);
                _change.MemberRolesChanged = _rolesChanged;
                break;
            case SettingsChanged settings:
                _change.SettingsChanged = ChangeCodec.Of(settings);
                break;
            case AccountMigrated migrated:
                _change.AccountMigrated = ChangeCodec.Of(migrated);
                break;
            case AccountRestated restated:
                _change.AccountRestated = ChangeCodec.Of(restated);
                break;
            default:
                throw new InvalidOperationException($"{body.GetType().Name} has no message.");
        }
    }

    private static Proto.LegacyRole RoleOf(PartnerCenterRoles roles) =>
        (Proto.LegacyRole)(int)roles.ToLegacy().GetValueOrDefault();
}
