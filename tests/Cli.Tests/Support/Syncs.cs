using Google.Protobuf.WellKnownTypes;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Tests.Support;

/// <summary>What the sync of the tests' account has to tell.</summary>
internal static class Syncs
{
    public const string ChangeId = "6f0ed1a5-0000-4000-8000-000000000001";
    public const string HoldId = "6f0ed1a5-0000-4000-8000-00000000001d";
    public const string Digest = "d1gest";

    public static Timestamp Noon => At(12);

    public static Principal Alice => new() { Kind = PrincipalKind.WorkAccount, Email = "alice@contoso.example" };

    public static Timestamp At(int hour) =>
        Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 5, 1, hour, 0, 0, TimeSpan.Zero));

    public static Change RolesChanged(long sequence, long position, string publisher = Accounts.Id) =>
        new()
        {
            PublisherId = publisher,
            Sequence = sequence,
            Position = position,
            Cause = ChangeCause.Recorded,
            ChangeId = ChangeId,
            SourceVersion = 41,
            RecordedTime = Noon,
            Initiator = new Initiator { CallingService = "partner-center", Principal = Alice },
            MemberRolesChanged = new MemberRolesChanged
            {
                Principal = Accounts.Bob,
                Roles = { PartnerCenterRole.Manager },
            },
            PreviousRoles = { PartnerCenterRole.Developer },
        };

    public static SyncStatus Status(SyncState state, string publisher = Accounts.Id) =>
        new()
        {
            PublisherId = publisher,
            State = state,
            RecordedSequence = 12,
            DeliveredSequence = state == SyncState.InSync ? 12 : 10,
        };

    public static SyncStatus Quarantined() =>
        new(Status(SyncState.Quarantined))
        {
            OldestUndeliveredTime = Noon,
            OpenHold = new HoldReference { HoldId = HoldId, State = HoldState.Open },
            HeldChanges = 6,
            Attempts = 3,
            LastError = new DeliveryError
            {
                Kind = DeliveryErrorKind.ChangeRefused,
                Code = "ROLE_UNKNOWN",
                Message = "No such role.",
                ErrorTime = At(13),
                Change = RolesChanged(11, 70),
            },
            LastRefusal = new RefusedChange
            {
                ChangeId = ChangeId,
                SourceVersion = 40,
                RefuseTime = At(14),
                Error = new ItemError { Reason = ErrorReason.LastOwner, Message = "Nobody would own it." },
            },
        };

    public static PortalStatus Portal() => new() { State = PortalState.Available, Embedded = true };

    public static Hold Hold(HoldState state = HoldState.Open) =>
        new()
        {
            HoldId = HoldId,
            PublisherId = Accounts.Id,
            State = state,
            Kind = HoldKind.Changes,
            Digest = Digest,
            ChangeCount = 6,
            Counted = 9,
            MembersBefore = 12,
            CreateTime = Noon,
            Changes =
            {
                new HeldChange
                {
                    State = HeldChangeState.Waiting,
                    PreviousRoles = { PartnerCenterRole.Owner },
                    Change = new AccountChange
                    {
                        ChangeId = ChangeId,
                        SourceVersion = 41,
                        MemberRemoved = new MemberRemoved { Principal = Accounts.Bob },
                    },
                },
            },
        };
}
