using System.CommandLine;
using PublisherMigration.Cli.Connection;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands.Sync;

internal sealed class SyncLegacyChangeCommand : CliCommand
{
    private readonly Argument<string> publisher = PublisherArgument.Create();
    private readonly LegacyChangeOptions change;
    private readonly AuditActorOption actor;

    public SyncLegacyChangeCommand(Host host)
        : base(
            host,
            "legacy-change",
            "Submits a change made in the legacy portal of an account that is not migrated. Repeating it is harmless.",
            "migration sync legacy-change contoso-apps --add carol@contoso.example --role contributor",
            "migration sync legacy-change contoso-apps --role-of carol@contoso.example --role owner",
            "migration sync legacy-change contoso-apps --remove msa:bob@outlook.com",
            "migration sync legacy-change contoso-apps --mpn-id 4711"
        )
    {
        Arguments.Add(publisher);
        change = new LegacyChangeOptions(this);
        actor = new AuditActorOption(this);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult arguments, CancellationToken cancellation)
    {
        SubmitLegacyChangeRequest request = new()
        {
            PublisherId = arguments.GetRequiredValue(publisher),
            Change = change.Of(arguments),
            Actor = actor.Of(arguments),
        };
        SubmitLegacyChangeResponse answer = await RepeatableCall.SendAsync(
            session,
            () => session.Sync.SubmitLegacyChangeAsync(request, session.Unary(cancellation)),
            cancellation
        );
        session.Show(
            answer,
            () =>
            {
                session.Out.Line($"{request.PublisherId}: {ProtoName.Of(answer.Outcome)}", Tone.Good);
                session.Out.Facts([("Migration", ProtoName.Of(answer.MigrationState))]);
            }
        );
        return ExitCodes.Ok;
    }
}
