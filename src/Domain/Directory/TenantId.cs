namespace PublisherMigration.Domain.Directory;

/// <summary>A tenant's id: a GUID, written in lower case.</summary>
public readonly record struct TenantId(Guid Value)
{
    /// <summary>The tenant of all Microsoft accounts; no organisation's.</summary>
    public static readonly TenantId Consumer = new(new Guid("9188040d-6c67-4c5b-b112-36a304b66dad"));

    public static bool TryParse(string? text, out TenantId id)
    {
        var parsed = Guid.TryParseExact(text, "D", out var value);
        id = new TenantId(value);
        return parsed && value != Guid.Empty;
    }

    public static TenantId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException("A tenant id is a GUID with hyphens.");

    public override string ToString() => Value.ToString("D");
}
