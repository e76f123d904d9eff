namespace PublisherMigration.LoadGenerator.Hpack;

internal sealed record HeaderField(string Name, string Value)
{
    /// <summary>What the field counts for in a table (RFC 7541, 4.1).</summary>
    public int Size => Name.Length + Value.Length + 32;
}
