using System.CommandLine;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands.Sync;

/// <summary>On whose behalf a change is recorded or a decision is made: audited, and gives no right.</summary>
internal sealed class AuditActorOption
{
    private readonly Option<Principal?> who = PrincipalOption.Create(
        "--as",
        "On whose behalf, for the audit trail only"
    );

    public AuditActorOption(Command command) => command.Options.Add(who);

    public Actor? Of(ParseResult arguments) =>
        arguments.GetValue(who) is { } principal ? new Actor { Principal = principal } : null;
}
