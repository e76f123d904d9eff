using System.CommandLine;

namespace PublisherMigration.Cli.Invocation;

/// <summary>Options that every command takes, each with its environment variable.</summary>
internal sealed class GlobalOptions
{
    private const string DefaultServer = "http://127.0.0.1:5080";

    private readonly Option<string?> server = new("--server")
    {
        Description = $"Address of the service [env: MIGRATION_SERVER; default: {DefaultServer}]",
        HelpName = "URL",
        Recursive = true,
    };

    private readonly Option<string?> token = new("--token")
    {
        Description = "Bearer token; --token-file keeps it out of the process list [env: MIGRATION_TOKEN]",
        HelpName = "TOKEN",
        Recursive = true,
    };

    private readonly Option<FileInfo?> tokenFile = new("--token-file")
    {
        Description = "File that holds the bearer token",
        HelpName = "FILE",
        Recursive = true,
    };

    private readonly Option<FileInfo?> caFile = new("--ca-file")
    {
        Description = "PEM file of the private CA that signed the service's certificate (https only)",
        HelpName = "FILE",
        Recursive = true,
    };

    private readonly Option<string?> language = new("--language")
    {
        Description = "Language of texts for people: en or fr [default: from LC_ALL, LANG]",
        HelpName = "en|fr",
        Recursive = true,
    };

    private readonly Option<double> timeout = new("--timeout")
    {
        Description = "Longest wait for one answer, in seconds; streams and imports have none",
        HelpName = "SECONDS",
        Recursive = true,
        DefaultValueFactory = static _ => 30,
    };

    private readonly Option<bool> json = new("--json")
    {
        Description = "Write proto3 JSON for scripts: one object, or one object a line; never prompt",
        Recursive = true,
    };

    private readonly Option<bool> noColor = new("--no-color")
    {
        Description = "Write no colours; so do a non-empty NO_COLOR and TERM=dumb",
        Recursive = true,
    };

    public GlobalOptions()
    {
        language.AcceptOnlyFromAmong("en", "fr");
        timeout.Validators.Add(static result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<double>() is not (> 0 and <= 86_400))
            {
                result.AddError("--timeout takes a number of seconds above 0 and at most 86400.");
            }
        });
    }

    public IEnumerable<Option> All => [server, token, tokenFile, caFile, language, timeout, json, noColor];

    /// <summary>Whether errors are wanted as JSON, even while the other settings are still in doubt.</summary>
    public bool WantsJson(ParseResult arguments) => arguments.GetValue(json);

    /// <exception cref="UsageException">An address or a file cannot be used.</exception>
    public Settings Resolve(ParseResult arguments, Terminal terminal) =>
        new()
        {
            Server = ServerAddress(
                arguments.GetValue(server) ?? Variable(terminal, "MIGRATION_SERVER") ?? DefaultServer
            ),
            Token = Token(arguments, terminal),
            CaFile = arguments.GetValue(caFile)?.FullName,
            Language = arguments.GetValue(language) ?? LanguageOf(terminal),
            Timeout = TimeSpan.FromSeconds(arguments.GetValue(timeout)),
            Json = arguments.GetValue(json),
            Color =
                !arguments.GetValue(noColor)
                && Variable(terminal, "NO_COLOR") is null
                && !string.Equals(Variable(terminal, "TERM"), "dumb", StringComparison.Ordinal),
        };

    private static Uri ServerAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw new UsageException(
                $"'{text}' is not an address of the form http://HOST:PORT or https://HOST:PORT."
            );

    private string? Token(ParseResult arguments, Terminal terminal)
    {
        string? text = arguments.GetValue(token);
        if (arguments.GetValue(tokenFile) is { } file)
        {
            text = text is null
                ? File.ReadAllText(file.FullName)
                : throw new UsageException("Give --token or --token-file, not both.");
        }

        text = (text ?? Variable(terminal, "MIGRATION_TOKEN"))?.Trim();
        return text is not null && !text.All(static c => c is > ' ' and < '\u007f')
            ? throw new UsageException("The token holds characters that no token has.")
            : text;
    }

    private static string LanguageOf(Terminal terminal)
    {
        string locale = Variable(terminal, "LC_ALL") ?? Variable(terminal, "LANG") ?? "";
        return locale.StartsWith("fr", StringComparison.OrdinalIgnoreCase) ? "fr" : "en";
    }

    private static string? Variable(Terminal terminal, string name) =>
        terminal.Variable(name) is { Length: > 0 } value ? value : null;
}
