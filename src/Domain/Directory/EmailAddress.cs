using System.Buffers;

namespace PublisherMigration.Domain.Directory;

/// <summary>
/// A mailbox of RFC 5321 without quoted local part or address literal, at most 254 octets. Compared without case, so held
/// in lower case, its domain as A-labels.
/// </summary>
public readonly record struct EmailAddress
{
    public const int MaxLength = 254;
    private const int MaxLocalLength = 64;

    private static readonly SearchValues<char> AtomCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~"
    );

    private EmailAddress(string value, DomainName domain)
    {
        Value = value;
        Domain = domain;
    }

    public string Value { get; }

    public DomainName Domain { get; }

    public static bool TryParse(string? text, out EmailAddress address)
    {
        address = default;
        var at = text?.IndexOf('@', StringComparison.Ordinal) ?? -1;
        if (at <= 0 || text!.Length > MaxLength)
        {
            return false;
        }

        if (!IsDotString(text.AsSpan(0, at)) || !DomainName.TryParse(text[(at + 1)..], out var domain))
        {
            return false;
        }

        var value = IsFolded(text, at, domain) ? text : $"{text[..at].ToLowerInvariant()}@{domain.Value}";
        if (value.Length > MaxLength)
        {
            return false;
        }

        address = new EmailAddress(value, domain);
        return true;
    }

    public static EmailAddress Parse(string text) =>
        TryParse(text, out var address) ? address : throw new FormatException("Not a mailbox address.");

    public override string ToString() => Value;

    /// <summary>Most are sent as they are stored, and there are millions.</summary>
    private static bool IsFolded(string text, int at, DomainName domain) =>
        !text.AsSpan(0, at).ContainsAnyInRange('A', 'Z')
        && text.AsSpan(at + 1).Equals(domain.Value, StringComparison.Ordinal);

    private static bool IsDotString(ReadOnlySpan<char> local)
    {
        if (local.Length > MaxLocalLength)
        {
            return false;
        }

        foreach (var atom in local.Split('.'))
        {
            if (local[atom].IsEmpty || local[atom].ContainsAnyExcept(AtomCharacters))
            {
                return false;
            }
        }

        return true;
    }
}
