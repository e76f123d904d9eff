using System.Globalization;
using System.Text.Json;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Infrastructure.Tests.Sync;

/// <summary>Makes any values of account sync of one seed, so that a failure names all of them.</summary>
internal sealed class Sample(int seed)
{
    private static readonly string[] Words =
    [
        "",
        "a",
        "Contoso",
        "Müller & Söhne",
        "日本語",
        "😀",
        "a\nb\"c",
        "\u0000",
    ];

    private readonly Random _random = new(seed);

    /// <summary>Everything that a value says, for comparing; records with lists are not equal by themselves.</summary>
    public static string TextOf(object? value) => JsonSerializer.Serialize(value);

    public int Number(int most) => _random.Next(most + 1);

    public bool Maybe() => _random.Next(2) == 0;

    public T Any<T>(params T[] of) => of[_random.Next(of.Length)];

    /// <summary>Of any length in octets when it is packed.</summary>
    public long Long() => _random.NextInt64() >> _random.Next(64);

    public T[] Some<T>(int most, Func<T> one) => [.. Enumerable.Range(0, Number(most)).Select(_ => one())];

    public string Text() => string.Concat(Some(6, () => Any(Words)));

    public string Name() => "n" + Text();

    public Guid Guid()
    {
        var octets = new byte[16];
        _random.NextBytes(octets);
        return new Guid(octets);
    }

    /// <summary>No finer than times are stored.</summary>
    public DateTimeOffset Time() =>
        new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero).AddMicroseconds(_random.NextInt64(10_000_000_000_000));

    public PublisherId Publisher() =>
        PublisherId.Parse(string.Create(CultureInfo.InvariantCulture, $"acme-{Number(9_999)}_x"));

    public Principal Principal() =>
        Number(4) switch
        {
            0 => Domain.PublisherAccounts.Principal.MicrosoftAccount(Email()),
            1 => Domain.PublisherAccounts.Principal.ServicePrincipal(Guid(), new TenantId(Guid())),
            2 => Domain.PublisherAccounts.Principal.SecurityGroup(Guid(), new TenantId(Guid())),
            3 => Domain.PublisherAccounts.Principal.SecurityGroup("group " + Number(1_000_000)),
            _ => Domain.PublisherAccounts.Principal.WorkAccount(Email()),
        };

    public PartnerCenterRoles Roles() => (PartnerCenterRoles)(1 + Number(62));

    public PartnerCenterRoles RolesOrNone() => (PartnerCenterRoles)Number(63);

    public LegacyRole? LegacyRole() =>
        Any<LegacyRole?>(
            null,
            Domain.PublisherAccounts.LegacyRole.Owner,
            Domain.PublisherAccounts.LegacyRole.Contributor
        );

    public AccountSettings Settings() =>
        new(Name(), Maybe() ? null : "x" + Text(), Maybe() ? null : "https://contoso.com/" + Number(99));

    public Initiator Initiator() => new(Name(), Maybe() ? null : Principal());

    public LastTouch Touch() =>
        Maybe()
            ? new LastTouch(Math.Abs(Long()), 1 + Number(99_999), Maybe() ? null : Guid(), Time())
            : new LastTouch(Math.Abs(Long()), 0, ChangeId: null, default);

    public RuleViolation Violation() =>
        new(
            Any(Reason.LastOwner, Reason.MemberNotFound, Reason.ChangeIdReused, Reason.RosterTooLarge),
            Some(3, Guid).ToDictionary(static key => key.ToString("N"), _ => Text(), StringComparer.Ordinal)
        );

    public RosterCounts Counts() =>
        new(Number(9), Number(300), Number(10_000), Number(3), Number(9), Number(9), Number(999_999), Number(999_999));

    public RosterMark? Mark() =>
        Maybe() ? null : new RosterMark(Math.Abs(Long()), Long(), Counts(), Maybe() ? null : Guid(), Number(999));

    public RememberedChange Remembered() =>
        new(
            Guid(),
            Long(),
            Any(ChangeOutcome.Recorded, ChangeOutcome.NoEffect, ChangeOutcome.Held),
            Math.Abs(Long()),
            Math.Abs(Long()),
            Maybe() ? null : Guid(),
            Time()
        );

    public SettingsFields Fields() => (SettingsFields)(1 + Number(6));

    /// <summary>What a source sends.</summary>
    public ChangeBody SentBody() =>
        Number(3) switch
        {
            0 => new MemberAdded(Principal(), Roles()),
            1 => new MemberRemoved(Principal()),
            2 => new MemberRolesChanged(Principal(), Roles()),
            _ => new SettingsChanged(Fields(), Settings()),
        };

    public SubmittedChange Submitted() => new(Guid(), Math.Abs(Long()), Maybe() ? null : Time(), SentBody(), Long());

    public SyncedAccountSnapshot Snapshot(PublisherId id, int mostMembers)
    {
        var members = Some(mostMembers, Principal).Distinct();
        return new SyncedAccountSnapshot(
            id,
            Name(),
            Time(),
            Number(99_999),
            Number(99),
            Math.Abs(Long()),
            Settings(),
            [Touch(), Touch(), Touch()],
            [.. members.Select(member => new MemberSubject(member, RolesOrNone(), Touch()))],
            Some(9, () => new RoleChange(Principal(), LegacyRole(), Time())),
            Mark(),
            Mark(),
            Maybe() ? null : new RefusedChange(Guid(), Math.Abs(Long()), Violation(), Time())
        );
    }

    public Hold Hold()
    {
        var isDecided = Maybe();
        return Domain.AccountSync.Hold.Restore(
            Guid(),
            Publisher(),
            Any(HoldState.Open, HoldState.Approved, HoldState.Rejected, HoldState.Replaced),
            Time(),
            Some(9, HeldChange),
            Mark(),
            new RemovalCount(Number(10_000), Number(10_000), IncomingFalls: true),
            isDecided ? Time() : null,
            isDecided ? Initiator() : null,
            Maybe() ? null : Text()
        );
    }

    /// <summary>A recorded change of any kind, as the domain makes them.</summary>
    public RecordedChange Recorded()
    {
        var (id, time, previous) = (Publisher(), Time(), Settings());
        ChangeBody body = Number(5) switch
        {
            0 => Migrated(id, time),
            1 => new AccountRestated(Some(5, MemberInPartnerCenter), Settings(), Name()),
            _ => SentBody(),
        };
        if (body is SettingsChanged settings)
        {
            body = settings with { Values = previous.With(settings.Fields, settings.Values) };
        }

        return new RecordedChange(
            new ChangeDraft(
                id,
                1 + Math.Abs(Long()),
                (ChangeCause)(1 + Number(6)),
                Maybe() ? null : Guid(),
                Math.Abs(Long()),
                Maybe() ? null : Time(),
                Initiator(),
                body,
                RolesOrNone(),
                body is SettingsChanged ? previous : null
            ),
            1 + Math.Abs(Long()),
            time
        );
    }

    private AccountMigrated Migrated(PublisherId id, DateTimeOffset time) =>
        new(
            id,
            Name(),
            Some(5, MemberInPartnerCenter),
            Some(3, () => new MemberMapping(Maybe() ? null : Principal(), Principal(), Roles())),
            Some(3, () => new Loss(Principal(), LegacyRole(), (LossKind)(1 + Number(2)))),
            Settings(),
            time
        );

    private Member MemberInPartnerCenter() => Member.InPartnerCenter(Principal(), Roles());

    private HeldChange HeldChange() =>
        Domain.AccountSync.HeldChange.Restore(
            Submitted(),
            Maybe(),
            RolesOrNone(),
            (HeldChangeState)(1 + Number(4)),
            Number(999),
            Number(9_999),
            Maybe() ? null : Violation()
        );

    private EmailAddress Email() => EmailAddress.Parse($"p{Number(1_000_000)}@contoso.com");
}
