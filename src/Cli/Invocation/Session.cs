using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using PublisherMigration.Cli.Connection;
using PublisherMigration.Cli.Rendering;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Invocation;

/// <summary>One command's connection to the service and its two outputs.</summary>
internal sealed class Session : IDisposable
{
    private readonly GrpcChannel channel;
    private readonly Metadata headers;

    public Session(Settings settings, Terminal terminal)
    {
        Settings = settings;
        Terminal = terminal;
        Wording = Wording.For(settings.Language);
        Out = Display.On(terminal.Out, terminal.OutputIsTerminal, settings.Color, terminal.Input, terminal.Ansi);
        Errors = Display.On(terminal.Error, terminal.ErrorIsTerminal, settings.Color, terminal.Input, terminal.Ansi);
        channel = ChannelFactory.Open(settings);
        headers = new Metadata { { "accept-language", settings.Language } };
        if (settings.Token is not null)
        {
            headers.Add("authorization", $"Bearer {settings.Token}");
            WarnWhenTokenIsReadable();
        }

        Migrations = new MigrationService.MigrationServiceClient(channel);
        Directory = new DirectoryService.DirectoryServiceClient(channel);
        Sync = new AccountSyncService.AccountSyncServiceClient(channel);
    }

    public Settings Settings { get; }
    public Terminal Terminal { get; }
    public Wording Wording { get; }
    public Display Out { get; }
    public Display Errors { get; }
    public MigrationService.MigrationServiceClient Migrations { get; }
    public DirectoryService.DirectoryServiceClient Directory { get; }
    public AccountSyncService.AccountSyncServiceClient Sync { get; }

    /// <summary>Whether there is somebody to ask.</summary>
    public bool Interactive => Terminal is { InputIsTerminal: true, OutputIsTerminal: true } && !Settings.Json;

    public CallOptions Unary(CancellationToken cancellation) =>
        new(headers, (Terminal.Clock.GetUtcNow() + Settings.Timeout).UtcDateTime, cancellation);

    public CallOptions Streaming(CancellationToken cancellation) => new(headers, cancellationToken: cancellation);

    public void Show(IMessage answer, Action forPeople) => ShowAll([answer], forPeople);

    /// <summary>Each message on a line of its own for scripts, or the view for people.</summary>
    public void ShowAll(IEnumerable<IMessage> answers, Action forPeople)
    {
        if (!Settings.Json)
        {
            forPeople();
            return;
        }

        foreach (IMessage answer in answers)
        {
            Out.Json(answer);
        }
    }

    public void Dispose() => channel.Dispose();

    private void WarnWhenTokenIsReadable()
    {
        if (Settings.Server is { Scheme: "http", IsLoopback: false })
        {
            Errors.Line(Wording.TokenInClearText, Tone.Warning);
        }
    }
}
