using Google.Protobuf.WellKnownTypes;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Infrastructure.Persistence.Packing;

/// <summary>
/// A recorded change as the message <c>publishermigration.v1.Change</c>. It is stored as it is sent, so that the feed passes
/// stored octets on; the contract's own rules of compatibility keep old rows readable.
/// </summary>
internal static class ChangeCodec
{
    public static byte[] Encode(RecordedChange change) => ChangeMessage.Encode(change);

    public static RecordedChange Decode(ReadOnlySpan<byte> encoded) => Of(Proto.Change.Parser.ParseFrom(encoded));

    public static Proto.Change ToProto(RecordedChange change) => new ChangeMessage().Fill(change);

    public static RecordedChange Of(Proto.Change proto)
    {
        var id = PublisherId.Parse(proto.PublisherId);
        var recorded = TimeOf(proto.RecordedTime);
        return new RecordedChange(
            new ChangeDraft(
                id,
                proto.Sequence,
                (ChangeCause)(int)proto.Cause,
                proto.ChangeId.Length > 0 ? Guid.ParseExact(proto.ChangeId, "D") : null,
                proto.SourceVersion,
                proto.OccurredTime is { } occurred ? TimeOf(occurred) : null,
                new Initiator(
                    proto.Initiator.CallingService,
                    proto.Initiator.Principal is { } principal ? PrincipalMessages.Of(principal) : null
                ),
                BodyOf(proto, id),
                PrincipalMessages.RolesOf(proto.PreviousRoles),
                proto.PreviousSettings is { } before ? SettingsOf(before) : null
            ),
            proto.Position,
            recorded
        );
    }

    public static Proto.AccountSettings SettingsOf(AccountSettings settings) =>
        new()
        {
            DisplayName = settings.DisplayName,
            ContactEmail = settings.ContactEmail ?? string.Empty,
            SupportUri = settings.SupportUri ?? string.Empty,
        };

    public static AccountSettings SettingsOf(Proto.AccountSettings settings) =>
        new(settings.DisplayName, OrNull(settings.ContactEmail), OrNull(settings.SupportUri));

    private static ChangeBody BodyOf(Proto.Change proto, PublisherId id) =>
        proto.KindCase switch
        {
            Proto.Change.KindOneofCase.MemberAdded => new MemberAdded(
                PrincipalMessages.Of(proto.MemberAdded.Member.Principal),
                PrincipalMessages.RolesOf(proto.MemberAdded.Member.PartnerCenterRoles)
            ),
            Proto.Change.KindOneofCase.MemberRemoved => new MemberRemoved(
                PrincipalMessages.Of(proto.MemberRemoved.Principal)
            ),
            Proto.Change.KindOneofCase.MemberRolesChanged => new MemberRolesChanged(
                PrincipalMessages.Of(proto.MemberRolesChanged.Principal),
                PrincipalMessages.RolesOf(proto.MemberRolesChanged.Roles)
            ),
            Proto.Change.KindOneofCase.SettingsChanged => Of(proto.SettingsChanged, proto.PreviousSettings),
            Proto.Change.KindOneofCase.AccountMigrated => Of(proto.AccountMigrated, id, TimeOf(proto.RecordedTime)),
            Proto.Change.KindOneofCase.AccountRestated => new AccountRestated(
                [.. proto.AccountRestated.Members.Select(PrincipalMessages.Of)],
                SettingsOf(proto.AccountRestated.Settings),
                proto.AccountRestated.PartnerCenterAccountId
            ),
            Proto.Change.KindOneofCase.None or _ => throw new InvalidDataException(
                $"Change {proto.Sequence} of {proto.PublisherId} is of an unknown kind."
            ),
        };

    public static Proto.SettingsChanged Of(SettingsChanged settings)
    {
        var (fields, values) = settings;
        var proto = new Proto.SettingsChanged
        {
            UpdateMask = new FieldMask { Paths = { fields.OneByOne().Select(static f => f.FieldName()) } },
        };
        if (fields.HasFlag(SettingsFields.DisplayName))
        {
            proto.DisplayName = values.DisplayName;
        }

        if (fields.HasFlag(SettingsFields.ContactEmail) && values.ContactEmail is { } email)
        {
            proto.ContactEmail = email;
        }

        if (fields.HasFlag(SettingsFields.SupportUri) && values.SupportUri is { } uri)
        {
            proto.SupportUri = uri;
        }

        return proto;
    }

    private static SettingsChanged Of(Proto.SettingsChanged proto, Proto.AccountSettings before)
    {
        var fields = proto.UpdateMask.Paths.Aggregate(
            SettingsFields.None,
            static (some, path) => some | SettingsFieldNames.FieldOf(path)
        );
        var values = new AccountSettings(
            proto.HasDisplayName ? proto.DisplayName : before.DisplayName,
            OrNull(proto.ContactEmail),
            OrNull(proto.SupportUri)
        );
        return new SettingsChanged(fields, SettingsOf(before).With(fields, values));
    }

    public static Proto.AccountRestated Of(AccountRestated restated) =>
        new()
        {
            Members = { restated.Members.Select(PrincipalMessages.ToProto) },
            Settings = SettingsOf(restated.Settings),
            PartnerCenterAccountId = restated.PartnerCenterAccountId,
        };

    public static Proto.AccountMigrated Of(AccountMigrated migrated) =>
        new()
        {
            PartnerCenterAccountId = migrated.PartnerCenterAccountId,
            Members = { migrated.Members.Select(PrincipalMessages.ToProto) },
            Mappings =
            {
                migrated.Mappings.Select(static mapping =>
                {
                    var proto = new Proto.MemberMapping
                    {
                        Member = mapping.Member is { } member ? PrincipalMessages.ToProto(member) : null,
                        Principal = PrincipalMessages.ToProto(mapping.Principal),
                    };
                    PrincipalMessages.AddRoles(proto.Roles, mapping.Roles);
                    return proto;
                }),
            },
            Losses =
            {
                migrated.Losses.Select(static loss => new Proto.Loss
                {
                    Principal = PrincipalMessages.ToProto(loss.Principal),
                    LegacyRole = (Proto.LegacyRole)(int)loss.LegacyRole.GetValueOrDefault(),
                    Kind = (Proto.LossKind)(int)loss.Kind,
                }),
            },
            Settings = SettingsOf(migrated.Settings),
        };

    private static AccountMigrated Of(Proto.AccountMigrated proto, PublisherId id, DateTimeOffset time) =>
        new(
            id,
            proto.PartnerCenterAccountId,
            [.. proto.Members.Select(PrincipalMessages.Of)],
            [
                .. proto.Mappings.Select(static mapping => new MemberMapping(
                    mapping.Member is { } member ? PrincipalMessages.Of(member) : null,
                    PrincipalMessages.Of(mapping.Principal),
                    PrincipalMessages.RolesOf(mapping.Roles)
                )),
            ],
            [
                .. proto.Losses.Select(static loss => new Loss(
                    PrincipalMessages.Of(loss.Principal),
                    loss.LegacyRole == Proto.LegacyRole.Unspecified ? null : (LegacyRole)(int)loss.LegacyRole,
                    (LossKind)(int)loss.Kind
                )),
            ],
            SettingsOf(proto.Settings),
            time
        );

    private static DateTimeOffset TimeOf(Timestamp time) => time.ToDateTimeOffset();

    private static string? OrNull(string text) => text.Length > 0 ? text : null;
}
