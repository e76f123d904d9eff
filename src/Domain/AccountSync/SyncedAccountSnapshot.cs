using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountSync;

/// <summary>The stored form of a <see cref="SyncedAccount"/>, which says what each part means.</summary>
public sealed record SyncedAccountSnapshot(
    PublisherId PublisherId,
    string PartnerCenterAccountId,
    DateTimeOffset MigrateTime,
    long Sequence,
    long RestatedSequence,
    long RosterFloor,
    AccountSettings Settings,
    IReadOnlyList<LastTouch> SettingsTouches,
    IReadOnlyCollection<MemberSubject> Members,
    IReadOnlyList<RoleChange> RoleChanges,
    RosterMark? LastRoster,
    RosterMark? HeldRoster,
    RefusedChange? LastRefusal
);
