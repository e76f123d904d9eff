using System.CommandLine;
using PublisherMigration.Cli.Connection;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering.Sync;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands.Sync;

internal sealed class SubscriptionCreateCommand : CliCommand
{
    private readonly Argument<string> subscription = SubscriptionArgument.Create();
    private readonly StartOptions start;
    private readonly Option<string[]> publishers = PublishersOption.Create();

    public SubscriptionCreateCommand(Host host)
        : base(
            host,
            "create",
            "Creates a subscription. The same again answers the present one.",
            "migration sync subscriptions create billing --from beginning",
            "migration sync subscriptions create contoso --publisher contoso-apps --publisher contoso-data"
        )
    {
        Arguments.Add(subscription);
        start = new StartOptions(
            this,
            "Where it begins: with the first change that is kept, or with the next",
            "It begins after this token, which is of the same --publisher; takes the place of --from"
        );
        Options.Add(publishers);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult arguments, CancellationToken cancellation)
    {
        CreateSubscriptionRequest request = new()
        {
            SubscriptionId = arguments.GetRequiredValue(subscription),
            PublisherIds = { arguments.GetValue(publishers) ?? [] },
        };
        if (start.Token(arguments) is { } token)
        {
            request.ResumeToken = token;
        }
        else
        {
            request.From = start.From(arguments);
        }

        CreateSubscriptionResponse answer = await RepeatableCall.SendAsync(
            session,
            () => session.Sync.CreateSubscriptionAsync(request, session.Unary(cancellation)),
            cancellation
        );
        session.Show(
            answer,
            () => SubscriptionView.Write(session.Out, answer.Subscription, session.Terminal.Clock.GetUtcNow())
        );
        return ExitCodes.Ok;
    }
}
