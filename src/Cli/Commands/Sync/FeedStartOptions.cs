using System.CommandLine;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands.Sync;

/// <summary>Where in the feed to begin, and with which accounts.</summary>
internal sealed class FeedStartOptions
{
    private readonly StartOptions start;

    private readonly Option<string> subscription = new("--subscription")
    {
        Description = "Begin where this subscription stands, with its own filter; ends another stream on it",
        HelpName = "ID",
    };

    private readonly Option<string[]> publishers = PublishersOption.Create();

    private readonly Option<bool> snapshot = new("--snapshot") { Description = "First print the accounts as they are" };

    public FeedStartOptions(Command command)
    {
        start = new StartOptions(
            command,
            "Where to begin: with the first change that is kept, or with the next",
            "Go on after this token, with the same --publisher; takes the place of --from"
        );
        command.Options.Add(subscription);
        command.Options.Add(publishers);
        command.Options.Add(snapshot);
    }

    /// <exception cref="UsageException">A subscription begins where it stands and filters by itself.</exception>
    public WatchChangesRequest Of(ParseResult arguments)
    {
        string[] only = arguments.GetValue(publishers) ?? [];
        WatchChangesRequest request = new() { PublisherIds = { only }, IncludeSnapshot = arguments.GetValue(snapshot) };
        if (arguments.GetValue(subscription) is { } subscriptionId)
        {
            request.SubscriptionId =
                only.Length > 0 || start.IsGiven(arguments)
                    ? throw new UsageException("--subscription takes no --from, --resume or --publisher.")
                    : subscriptionId;
        }
        else if (start.Token(arguments) is { } token)
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
