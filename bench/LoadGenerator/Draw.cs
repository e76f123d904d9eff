namespace PublisherMigration.LoadGenerator;

/// <summary>Numbers at random (xorshift64*), the same ones in every run.</summary>
internal struct Draw(ulong seed)
{
    private ulong state = seed * 0x9E3779B97F4A7C15;

    public int Below(int count)
    {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        return (int)((state * 0x2545F4914F6CDD1D >> 32) * (ulong)count >> 32);
    }
}
