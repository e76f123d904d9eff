using System.Net;

namespace PublisherMigration.Api.Security;

/// <summary>Where Kestrel will listen, as far as configuration says; with the setting that says so.</summary>
internal sealed record ConfiguredEndpoint(string Setting, string Url, bool HasCertificate)
{
    public bool IsHttps =>
        BindingAddress.Parse(Url).Scheme.Equals(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase);

    public bool IsLoopback
    {
        get
        {
            var address = BindingAddress.Parse(Url);
            return address.IsUnixPipe
                || address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));
        }
    }

    /// <summary>In Kestrel's order: its own section, else addresses, else ports; nothing set is http on localhost.</summary>
    public static IReadOnlyList<ConfiguredEndpoint> Read(IConfiguration configuration)
    {
        var defaultCertificate = configuration.GetSection("Kestrel:Certificates:Default").Exists();
        var urls = Split(configuration[WebHostDefaults.ServerUrlsKey])
            .Select(url => new ConfiguredEndpoint(WebHostDefaults.ServerUrlsKey, url, defaultCertificate))
            .ToList();
        var preferUrls = configuration.GetValue<bool>(WebHostDefaults.PreferHostingUrlsKey) && urls.Count > 0;
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().ToList();
        if (endpoints.Count > 0 && !preferUrls)
        {
            return [.. endpoints.Select(section => Of(section, defaultCertificate))];
        }

        if (urls.Count > 0)
        {
            return urls;
        }

        return
        [
            .. Ports(configuration, WebHostDefaults.HttpPortsKey, "http", defaultCertificate),
            .. Ports(configuration, WebHostDefaults.HttpsPortsKey, "https", defaultCertificate),
        ];
    }

    private static ConfiguredEndpoint Of(IConfigurationSection section, bool defaultCertificate) =>
        new(
            $"{section.Path}:Url",
            section["Url"] ?? "",
            defaultCertificate || section.GetSection("Certificate").Exists() || section.GetSection("Sni").Exists()
        );

    private static IEnumerable<ConfiguredEndpoint> Ports(
        IConfiguration configuration,
        string key,
        string scheme,
        bool certificate
    ) => Split(configuration[key]).Select(port => new ConfiguredEndpoint(key, $"{scheme}://*:{port}", certificate));

    private static string[] Split(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
