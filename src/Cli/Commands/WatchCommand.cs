using System.CommandLine;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering;
using PublisherMigration.Cli.Watching;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands;

internal sealed class WatchCommand : CliCommand
{
    private readonly StartOptions start;
    private readonly FilterOptions filter;
    private readonly Option<int?> limit = LimitOption.Create("End after N transitions");

    private readonly Option<bool> bookmarks = new("--bookmarks")
    {
        Description = "With --json: write bookmarks, too; they carry tokens past what the filter leaves out",
    };

    public WatchCommand(Host host)
        : base(
            host,
            "watch",
            "Prints every change of state as it happens, and comes back by itself when the connection breaks. Ctrl-C ends it; "
                + "the token with which to go on is then on stderr. Takes the scope `operations`.",
            "migration watch --from beginning --state migrated",
            "migration watch --resume TOKEN --json"
        )
    {
        start = new StartOptions(
            this,
            "Where to begin: with the first transition ever, or with the next",
            "Go on after this token, with the same filter; takes the place of --from"
        );
        filter = new FilterOptions(this);
        Options.Add(limit);
        Options.Add(bookmarks);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult arguments, CancellationToken cancellation)
    {
        ResumingStream<WatchMigrationsRequest, WatchMigrationsResponse> stream = TransitionStream.Of(
            session,
            FirstRequest(arguments)
        );
        int left = arguments.GetValue(limit) ?? int.MaxValue;
        bool withBookmarks = session.Settings.Json && arguments.GetValue(bookmarks);
        try
        {
            await foreach (WatchMigrationsResponse message in stream.ReadAsync(cancellation))
            {
                bool isTransition = message.EventCase == WatchMigrationsResponse.EventOneofCase.Transition;
                if (isTransition || withBookmarks)
                {
                    session.Show(message, () => session.Out.Line(TransitionText.Of(message.Transition)));
                }

                if (isTransition && --left == 0)
                {
                    break;
                }
            }
        }
        finally
        {
            if (stream.ResumeToken is { } token)
            {
                session.Errors.Line($"Go on with --resume {token}", Tone.Quiet);
            }
        }

        return ExitCodes.Ok;
    }

    private WatchMigrationsRequest FirstRequest(ParseResult arguments)
    {
        WatchMigrationsRequest request = new() { Filter = filter.Of(arguments) };
        if (start.Token(arguments) is { } token)
        {
            request.ResumeToken = token;
        }
        else
        {
            request.From = start.From(arguments);
        }

        return request;
    }
}
