namespace PublisherMigration.LoadGenerator;

/// <summary>Any body, again and again.</summary>
internal sealed class RandomOrder(int bodies, int seed) : IBodyOrder
{
    private Draw draw = new((ulong)seed);

    public int? Next(int stream) => draw.Below(bodies);

    public void Advance(int stream)
    {
        // Nothing is used up.
    }
}
