using System.Security.Cryptography;
using System.Text;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountMigrations;

/// <summary>Names one set of losses of one account; empty for none.</summary>
public static class LossDigest
{
    private const int Length = 32;

    public static string Of(PublisherId publisher, IReadOnlyCollection<Loss> losses)
    {
        if (losses.Count == 0)
        {
            return string.Empty;
        }

        var text = new StringBuilder(publisher.Value).Append('\n');
        foreach (var loss in losses.OrderBy(static loss => loss.Principal.Identity, StringComparer.Ordinal))
        {
            text.Append(loss.Principal.Identity).Append('|');
            text.Append(loss.LegacyRole?.ContractName()).Append('|').Append(loss.Kind.ContractName()).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..Length];
    }
}
