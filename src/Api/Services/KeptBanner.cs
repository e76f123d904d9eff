using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Services;

/// <summary>What entries of the <see cref="BannerCache"/> say; most say the same, word for word.</summary>
/// <param name="Response">The answer, but for the link to the Partner Center account when that is an entry's own.</param>
/// <param name="AccountPrefix">Of the id of that account what stands before its UUID; <c>null</c> when the answer is whole.</param>
/// <param name="GoodUntil">The next expiry that the answer rests on, in ticks of UTC.</param>
internal sealed record KeptBanner(GetBannerResponse Response, string? AccountPrefix, long GoodUntil)
{
    private const int UuidLength = 36;

    /// <summary>
    /// Ids of accounts that end in a UUID, as in <c>pca-8a6221b1-44c6-4861-ad31-138c2221b4d9</c>, differ by 16 octets. Says no for
    /// all others.
    /// </summary>
    public static bool TrySplit(string account, out string prefix, out Guid uuid)
    {
        var start = Math.Max(0, account.Length - UuidLength);
        if (
            Guid.TryParseExact(account.AsSpan(start), "D", out uuid)
            && account.EndsWith(TextOf(uuid), StringComparison.Ordinal)
        )
        {
            prefix = account[..start];
            return true;
        }

        prefix = string.Empty;
        return false;
    }

    public string AccountOf(Guid uuid) => AccountPrefix + TextOf(uuid);

    private static string TextOf(Guid uuid) => uuid.ToString("D");
}
