using System.Text;

namespace PublisherMigration.Domain.Directory;

/// <summary>
/// A mailbox of RFC 5321 without quoted local part or address literal, at most 254 octets. Compared without case, so held
/// in lower case, its domain as A-labels.
/// </summary>
public readonly record struct EmailAddress
{
    public const int MaxLength = 254;
    private const int MaxLocalLength = 64;
    private const string LocalSymbols = "!#$%&'*+-/=?^_`{|}~";

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

        var local = text[..at];
        if (!IsDotString(local) || !DomainName.TryParse(text[(at + 1)..], out var domain))
        {
            return false;
        }

        var value = $"{local.ToLowerInvariant()}@{domain.Value}";
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

    private static bool IsDotString(string local) =>
        local.Length <= MaxLocalLength
        && Ascii.IsValid(local)
        && local.Split('.').All(static atom => atom.Length > 0 && atom.All(IsAtomCharacter));

    private static bool IsAtomCharacter(char c) =>
        char.IsAsciiLetterOrDigit(c) || LocalSymbols.Contains(c, StringComparison.Ordinal);
}
