using Google.Protobuf.WellKnownTypes;
using PublisherMigration.Api.Errors;
using PublisherMigration.Domain.AccountSync;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Mapping;

/// <summary>What the mass-removal guard holds, as messages.</summary>
internal static class Holds
{
    private const int MostChanges = 1_000;

    public static Proto.Hold ToProto(this Hold hold) =>
        new()
        {
            HoldId = hold.Id.ToString("D"),
            PublisherId = hold.PublisherId.Value,
            State = (Proto.HoldState)(int)hold.State,
            Kind = hold.Roster is null ? Proto.HoldKind.Changes : Proto.HoldKind.Roster,
            Changes = { hold.Changes.Take(MostChanges).Select(ToProto) },
            ChangeCount = hold.Changes.Count,
            Digest = hold.Digest,
            Counted = hold.Count.Fallen,
            MembersBefore = hold.Count.MembersBefore,
            SourceVersion = hold.Roster?.SourceVersion ?? 0,
            CreateTime = hold.CreateTime.ToProto(),
            DecideTime = hold.DecideTime?.ToProto(),
            DecidedBy = hold.DecidedBy?.ToProto(),
            Note = hold.Note ?? string.Empty,
        };

    private static Proto.HeldChange ToProto(HeldChange held) =>
        new()
        {
            Change = ToProto(held.Change),
            State = (Proto.HeldChangeState)(int)held.State,
            PreviousRoles = { held.PreviousRoles.ToProto() },
            Sequence = held.Sequence,
            Error = held.Refusal is { } refusal ? ItemErrors.Of(refusal) : null,
        };

    private static Proto.AccountChange ToProto(SubmittedChange change)
    {
        var proto = new Proto.AccountChange
        {
            ChangeId = change.ChangeId.ToString("D"),
            SourceVersion = change.SourceVersion,
            OccurredTime = change.OccurredTime?.ToProto(),
        };
        switch (change.Body)
        {
            case MemberAdded added:
                proto.MemberAdded = new Proto.MemberAdded
                {
                    Member = Domain.PublisherAccounts.Member.InPartnerCenter(added.Principal, added.Roles).ToProto(),
                };
                break;
            case MemberRemoved removed:
                proto.MemberRemoved = new Proto.MemberRemoved { Principal = removed.Principal.ToProto() };
                break;
            case MemberRolesChanged changed:
                proto.MemberRolesChanged = new Proto.MemberRolesChanged
                {
                    Principal = changed.Principal.ToProto(),
                    Roles = { changed.Roles.ToProto() },
                };
                break;
            case SettingsChanged settings:
                proto.SettingsChanged = ToProto(settings);
                break;
            default:
                throw new InvalidOperationException($"{change.Body.GetType().Name} is never held.");
        }

        return proto;
    }

    private static Proto.SettingsChanged ToProto(SettingsChanged settings)
    {
        var proto = new Proto.SettingsChanged
        {
            UpdateMask = new FieldMask { Paths = { settings.Fields.OneByOne().Select(static f => f.FieldName()) } },
        };
        if (settings.Fields.HasFlag(SettingsFields.DisplayName))
        {
            proto.DisplayName = settings.Values.DisplayName;
        }

        if (settings.Fields.HasFlag(SettingsFields.ContactEmail) && settings.Values.ContactEmail is { } email)
        {
            proto.ContactEmail = email;
        }

        if (settings.Fields.HasFlag(SettingsFields.SupportUri) && settings.Values.SupportUri is { } uri)
        {
            proto.SupportUri = uri;
        }

        return proto;
    }
}
