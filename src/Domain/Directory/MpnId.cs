namespace PublisherMigration.Domain.Directory;

/// <summary>Names a membership of the partner network: 1 to 20 digits, compared as text.</summary>
public readonly record struct MpnId
{
    public const int MaxLength = 20;

    private MpnId(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse(string? text, out MpnId id)
    {
        var wellFormed =
            text is { Length: > 0 and <= MaxLength } && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
        id = wellFormed ? new MpnId(text!) : default;
        return wellFormed;
    }

    public static MpnId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException("An MPN ID is 1 to 20 digits.");

    public override string ToString() => Value;
}
