using System.CommandLine;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands;

internal sealed class BannerCommand : CliCommand
{
    private readonly Argument<string> publisher = PublisherArgument.Create();
    private readonly ActorOptions viewer;

    public BannerCommand(Host host)
        : base(
            host,
            "banner",
            "Shows the banner that WHO sees on the publisher's profile page.",
            "migration banner contoso-apps --as alice@contoso.example",
            "migration banner contoso-apps --as msa:bob@outlook.com --language fr"
        )
    {
        Arguments.Add(publisher);
        viewer = new ActorOptions(this);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult arguments, CancellationToken cancellation)
    {
        GetBannerResponse answer = await session.Migrations.GetBannerAsync(
            new GetBannerRequest { PublisherId = arguments.GetRequiredValue(publisher), Viewer = viewer.Of(arguments) },
            session.Unary(cancellation)
        );
        session.Show(answer, () => BannerView.Write(session.Out, answer.Banner));
        return ExitCodes.Ok;
    }
}
