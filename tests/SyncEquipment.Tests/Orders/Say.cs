using PublisherMigration.Sync.Model;
using PublisherMigration.Sync.Model.Orders;
using PublisherMigration.Sync.Model.Orders.Calls;

namespace PublisherMigration.SyncEquipment.Tests.Orders;

/// <summary>Changes and answers of stories.</summary>
internal static class Say
{
    public const int Owner = 1 << 1;
    public const int Developer = 1 << 3;

    public static RecordCall Add(int member, long version, int roles = Developer) =>
        Change(SaidKind.Add, member, version, roles);

    public static RecordCall Remove(int member, long version) => Change(SaidKind.Remove, member, version, roles: 0);

    public static Answer Recorded(long sequence) => Answer.Of(new Verdict("Recorded", sequence));

    public static Answer DuplicateOf(long sequence) =>
        Answer.Of(new Verdict("Duplicate", sequence, Original: "Recorded"));

    public static Answer Held(int hold) => Answer.Of(new Verdict("Held", Hold: hold, HoldState: "Open"));

    /// <summary>The id follows from the rest: the same words are the same change.</summary>
    private static RecordCall Change(SaidKind kind, int member, long version, int roles) =>
        new(
            new Said(
                new Guid((int)kind + 1, (short)member, (short)version, [(byte)roles, 0, 0, 0, 0, 0, 0, 0]),
                version,
                kind,
                member,
                roles,
                0,
                []
            )
        );
}
