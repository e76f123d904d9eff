using System.Security.Cryptography;
using System.Text;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Directory;

/// <summary>Tells whether an imported row says the same as the one before, also after the account was cut over.</summary>
internal static class FactsHash
{
    private const int Length = 16;

    public static byte[] Of(PublisherAccount account)
    {
        var text = new StringBuilder(256);
        // Lengths first, so that no text can pass for what follows it.
        text.Append(account.DisplayName.Length).Append(' ').Append(account.MpnId?.Length ?? -1).Append('\n');
        text.Append(account.DisplayName).Append(account.MpnId).Append('\n');
        foreach (var member in account.Members)
        {
            text.Append((int)member.Principal.Kind).Append(':').Append(member.Principal.Key);
            text.Append(' ').Append((int)member.LegacyRole.GetValueOrDefault()).Append('\n');
        }

        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))[..Length];
    }
}
