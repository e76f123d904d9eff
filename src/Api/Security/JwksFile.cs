using System.Security;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace PublisherMigration.Api.Security;

/// <summary>
/// The issuer's keys out of a local file, in the place of its metadata. The file is compared by content every second,
/// which sees what change notifications miss: a mounted volume, a symbolic link that is switched over.
/// </summary>
internal sealed class JwksFile : IConfigurationManager<OpenIdConnectConfiguration>, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly AuthenticationSettings _settings;
    private readonly ValidatedTokens _validated;
    private readonly ILogger<JwksFile> _log;
    private readonly ITimer _timer;
    private string _text;
    private volatile OpenIdConnectConfiguration _current;

    public JwksFile(
        IOptions<AuthenticationSettings> settings,
        ValidatedTokens validated,
        TimeProvider time,
        ILogger<JwksFile> log
    )
    {
        (_settings, _validated, _log) = (settings.Value, validated, log);
        _text = File.ReadAllText(_settings.JwksFile!);
        _current = Configuration(_text);
        _timer = time.CreateTimer(_ => RequestRefresh(), state: null, Interval, Interval);
    }

    public Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel) =>
        Task.FromResult(_current);

    public void RequestRefresh()
    {
        lock (_gate)
        {
            try
            {
                var text = File.ReadAllText(_settings.JwksFile!);
                if (!string.Equals(text, _text, StringComparison.Ordinal))
                {
                    // Remembered first: a file that cannot be used is reported once and not every second.
                    _text = text;
                    _current = Configuration(text);
                    _validated.Clear();
                    _log.KeysReloaded(_current.SigningKeys.Count);
                }
            }
            catch (Exception e) when (IsUnusable(e))
            {
                _log.KeysNotReloaded(e.GetType().Name);
            }
        }
    }

    public void Dispose() => _timer.Dispose();

    /// <summary>Null when the file holds keys to check signatures with.</summary>
    public static string? WhyUnusable(string path)
    {
        try
        {
            SigningKeys.Parse(File.ReadAllText(path));
            return null;
        }
        catch (Exception e) when (IsUnusable(e))
        {
            return e.Message;
        }
    }

    private static bool IsUnusable(Exception e) =>
        e is IOException or UnauthorizedAccessException or SecurityException or FormatException;

    private OpenIdConnectConfiguration Configuration(string text)
    {
        var configuration = new OpenIdConnectConfiguration { Issuer = _settings.Issuer };
        foreach (SecurityKey key in SigningKeys.Parse(text))
        {
            configuration.SigningKeys.Add(key);
        }

        return configuration;
    }
}
