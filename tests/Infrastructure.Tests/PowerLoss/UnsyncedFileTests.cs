namespace PublisherMigration.Infrastructure.Tests.PowerLoss;

/// <summary>What may become of writes that no sync has followed, and of nothing else.</summary>
public sealed class UnsyncedFileTests
{
    private const int Seeds = 200;
    private const int Old = 3_000;
    private const int From = 2_500;
    private const int Length = 2_000;

    /// <summary>An end that was written over, and more behind it: 4 KB of a WAL, say, in two writes.</summary>
    private static readonly UnsyncedFile File = new(
        Filled(Old - 1_000, 1),
        [new Written(StoreFile.Wal, Old - 1_000, Filled(1_000, 1))],
        [
            new Written(StoreFile.Wal, From, Filled(Length / 2, 2)),
            new Written(StoreFile.Wal, From + (Length / 2), Filled(Length / 2, 3)),
        ]
    );

    [Fact]
    public void Lost_IsWhatWasSynced() => After(Fate.Lost, 1).ShouldBe(Filled(Old, 1));

    [Fact]
    public void Kept_IsAllThatWasWritten() =>
        After(Fate.Kept, 1).ShouldBe([.. Filled(From, 1), .. Filled(Length / 2, 2), .. Filled(Length / 2, 3)]);

    [Theory]
    [InlineData((int)Fate.Cut)]
    [InlineData((int)Fate.Scattered)]
    [InlineData((int)Fate.Flipped)]
    [InlineData((int)Fate.Overwritten)]
    public void Others_AreManifold_AndLeaveAloneWhatWasSynced(int fate)
    {
        var all = Enumerable.Range(0, Seeds).Select(seed => After((Fate)fate, seed)).ToArray();

        all.All(static file => file.AsSpan(0, From).SequenceEqual(Filled(From, 1))).ShouldBeTrue();
        all.ShouldAllBe(static file => file.Length >= Old && file.Length <= From + Length);
        all.Select(Convert.ToHexString).Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThan(Seeds / 10);
    }

    [Fact]
    public void Cut_IsABeginningOfWhatWasWritten()
    {
        var kept = After(Fate.Kept, 1);
        foreach (var seed in Enumerable.Range(0, Seeds))
        {
            var cut = After(Fate.Cut, seed);
            var end = cut.AsSpan().CommonPrefixLength(kept);
            // Behind it is what was there before, if anything.
            cut.AsSpan(end).ToArray().ShouldAllBe(static octet => octet == 1);
        }
    }

    [Fact]
    public void Scattered_HasLaterSectorsWithoutEarlierOnes()
    {
        var all = Enumerable.Range(0, Seeds).Select(static seed => After(Fate.Scattered, seed)).ToArray();
        all.ShouldContain(static file => file.Length == From + Length && file[From] == 1 && file[file.Length - 1] == 3);
        all.ShouldContain(static file => file[From] == 2 && file.Length > Old && file[Old] == 0);
    }

    private static byte[] After(Fate fate, int seed)
    {
        using var file = new MemoryStream();
        File.Leave(file, fate, new Random(seed));
        return file.ToArray();
    }

    private static byte[] Filled(int length, byte value)
    {
        var octets = new byte[length];
        octets.AsSpan().Fill(value);
        return octets;
    }
}
