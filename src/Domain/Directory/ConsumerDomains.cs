using System.Collections.Frozen;

namespace PublisherMigration.Domain.Directory;

/// <summary>
/// Domains at which Microsoft gives addresses to consumers. Serves rule 6 alone: that a principal is a Microsoft account is
/// told by its kind, since company domains can carry personal accounts.
/// </summary>
public static class ConsumerDomains
{
    private static readonly FrozenSet<string> Names = Build();

    public static bool Contains(DomainName domain) => Names.Contains(domain.Value);

    private static FrozenSet<string> Build()
    {
        string[] international =
        [
            "outlook.com",
            "hotmail.com",
            "live.com",
            "msn.com",
            "passport.com",
            "windowslive.com",
        ];
        string[] outlook =
        [
            "at",
            "be",
            "bg",
            "cl",
            "co.id",
            "co.il",
            "co.nz",
            "co.th",
            "com.ar",
            "com.au",
            "com.br",
            "com.gr",
            "com.pe",
            "com.tr",
            "com.vn",
            "cz",
            "de",
            "dk",
            "es",
            "fr",
            "hu",
            "ie",
            "in",
            "it",
            "jp",
            "kr",
            "lv",
            "my",
            "ph",
            "pt",
            "sa",
            "sg",
            "sk",
        ];
        string[] hotmail =
        [
            "be",
            "ca",
            "ch",
            "cl",
            "co.id",
            "co.il",
            "co.in",
            "co.jp",
            "co.kr",
            "co.nz",
            "co.th",
            "co.uk",
            "co.za",
            "com.ar",
            "com.au",
            "com.br",
            "com.hk",
            "com.tr",
            "com.tw",
            "com.vn",
            "cz",
            "de",
            "dk",
            "es",
            "fi",
            "fr",
            "gr",
            "hu",
            "it",
            "lt",
            "lv",
            "my",
            "nl",
            "no",
            "ph",
            "rs",
            "se",
            "sg",
            "sk",
        ];
        string[] live =
        [
            "at",
            "be",
            "ca",
            "cl",
            "cn",
            "co.in",
            "co.kr",
            "co.uk",
            "co.za",
            "com.ar",
            "com.au",
            "com.mx",
            "com.my",
            "com.ph",
            "com.pt",
            "com.sg",
            "de",
            "dk",
            "fi",
            "fr",
            "hk",
            "ie",
            "in",
            "it",
            "jp",
            "nl",
            "no",
            "ru",
            "se",
        ];
        return international
            .Concat(outlook.Select(static suffix => "outlook." + suffix))
            .Concat(hotmail.Select(static suffix => "hotmail." + suffix))
            .Concat(live.Select(static suffix => "live." + suffix))
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
