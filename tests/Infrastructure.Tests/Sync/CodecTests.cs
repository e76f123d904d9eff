using FsCheck;
using FsCheck.Fluent;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Packing;

namespace PublisherMigration.Infrastructure.Tests.Sync;

/// <summary>What is stored of account sync is read back as it was.</summary>
public sealed class CodecTests
{
    private const int Samples = 2_000;

    [Fact]
    public void Account_IsReadBackAsItWas() =>
        Check(static sample =>
        {
            var id = sample.Publisher();
            var account = new PackedAccount(
                sample.Snapshot(id, mostMembers: 70),
                Positions(sample),
                sample.Maybe(),
                Memories(sample)
            );
            var writer = new PackedWriter();
            SyncedAccountCodec.Write(writer, account, isSpilled: false);

            TextOf(SyncedAccountCodec.Read(id, writer.Written)).ShouldBe(TextOf(account));
            var roster = SyncedAccountCodec.ReadRoster(writer.Written);
            roster.DisplayName.ShouldBe(account.State.Settings.DisplayName);
            roster.PartnerCenterAccountId.ShouldBe(account.State.PartnerCenterAccountId);
            Sample.TextOf(roster.Subjects).ShouldBe(Sample.TextOf(account.State.Members));
        });

    [Fact]
    public void SpilledAccount_IsReadBackWithoutItsMembers() =>
        Check(static sample =>
        {
            var id = sample.Publisher();
            var account = new PackedAccount(
                sample.Snapshot(id, 70),
                Positions(sample),
                HasSpilledMemories: true,
                new PackedMemories()
            );
            var writer = new PackedWriter();
            SyncedAccountCodec.Write(writer, account, isSpilled: true);

            var read = SyncedAccountCodec.Read(id, writer.Written);
            TextOf(read).ShouldBe(TextOf(account with { State = account.State with { Members = [] } }));
        });

    [Fact]
    public void Subject_IsReadBackAsItWas() =>
        Check(static sample =>
        {
            var subject = new MemberSubject(sample.Principal(), sample.RolesOrNone(), sample.Touch());
            var writer = new PackedWriter();
            SubjectCodec.Write(writer, subject);

            var reader = new PackedReader(writer.Written);
            Sample.TextOf(SubjectCodec.Read(subject.Principal, ref reader)).ShouldBe(Sample.TextOf(subject));
        });

    [Fact]
    public void RememberedChange_IsReadBackAsItWas() =>
        Check(static sample =>
        {
            RememberedChange[] changes = [.. sample.Some(30, sample.Remembered)];
            var memories = new PackedMemories();
            Array.ForEach(changes, memories.Add);

            foreach (var change in changes)
            {
                memories.Find(change.ChangeId).ShouldBe(change);
            }

            memories.Find(Guid.NewGuid()).ShouldBeNull();
            var oldest = changes.Length / 3;
            memories.TakeOldest(oldest).ShouldBe(changes[..oldest]);
            memories.TakeOldest(memories.Count).ShouldBe(changes[oldest..]);
        });

    [Fact]
    public void Hold_IsReadBackAsItWas() =>
        Check(static sample =>
        {
            var hold = sample.Hold();
            var read = HoldCodec.Decode(HoldCodec.Encode(hold));

            TextOf(read).ShouldBe(TextOf(hold));
            read.Digest.ShouldBe(hold.Digest);
        });

    [Fact]
    public void Change_IsReadBackAsItWas() =>
        Check(static sample =>
        {
            var change = sample.Recorded();

            TextOf(ChangeCodec.Decode(ChangeCodec.Encode(change))).ShouldBe(TextOf(change));
        });

    [Fact]
    public void Change_WithFieldsOfALaterRelease_IsStillRead()
    {
        var change = new Sample(7).Recorded();
        // Field 1,000, a number.
        byte[] later = [.. ChangeCodec.Encode(change), 0xC0, 0x3E, 0x07];

        TextOf(ChangeCodec.Decode(later)).ShouldBe(TextOf(change));
    }

    [Fact]
    public void Account_OfAnotherVersion_Fails() =>
        Should.Throw<InvalidDataException>(static () => SyncedAccountCodec.Read(PublisherId.Parse("acme"), [9, 0]));

    private static PackedMemories Memories(Sample sample)
    {
        var memories = new PackedMemories();
        foreach (var change in sample.Some(30, sample.Remembered))
        {
            memories.Add(change);
        }

        return memories;
    }

    private static ChangePositions Positions(Sample sample)
    {
        var position = (long)sample.Number(1_000_000);
        return new ChangePositions(
            1 + sample.Number(1_000),
            [.. sample.Some(70, () => position += 1 + sample.Number(100_000))]
        );
    }

    private static string Octets(PackedMemories memories)
    {
        var writer = new PackedWriter();
        memories.Write(writer);
        return Convert.ToHexString(writer.Written);
    }

    private static string TextOf(PackedAccount account) =>
        Sample.TextOf(
            new
            {
                account.State,
                account.Positions.FirstSequence,
                account.Positions.Positions,
                account.HasSpilledMemories,
                Memories = Octets(account.Memories),
            }
        );

    /// <summary>Bodies by their own type: the property's is the abstract one.</summary>
    private static string TextOf(RecordedChange change) =>
        Sample.TextOf(
            new
            {
                change,
                Kind = change.Body.GetType().Name,
                Body = (object)change.Body,
            }
        );

    private static string TextOf(Hold hold) =>
        Sample.TextOf(new { hold, Bodies = hold.Changes.Select(static held => (object)held.Change.Body) });

    private static void Check(Action<Sample> check) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => check(new Sample(seed)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Samples));
}
