using System.Buffers;

namespace PublisherMigration.Domain.PublisherAccounts;

/// <summary>A publisher account's id: 1 to 50 of <c>a-z 0-9 - _</c>. Others, upper case among them, are refused, not folded.</summary>
public readonly record struct PublisherId
{
    public const int MaxLength = 50;
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_");

    private PublisherId(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse(string? text, out PublisherId id)
    {
        var wellFormed = text is { Length: > 0 and <= MaxLength } && !text.AsSpan().ContainsAnyExcept(Allowed);
        id = wellFormed ? new PublisherId(text!) : default;
        return wellFormed;
    }

    public static PublisherId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException("A publisher id is 1 to 50 of a-z, 0-9, - and _.");

    public override string ToString() => Value;
}
