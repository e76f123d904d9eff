using System.CommandLine;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands;

/// <summary>On whose behalf a command acts or looks.</summary>
internal sealed class ActorOptions
{
    private readonly Option<Principal?> who = PrincipalOption.Create(
        "--as",
        "Act on behalf of WHO; without it as an operator"
    );

    private readonly Option<string[]> groups = new("--group")
    {
        Description = "Object id or alias of a security group that WHO is in; repeatable",
        HelpName = "ID",
    };

    public ActorOptions(Command command)
    {
        command.Options.Add(who);
        command.Options.Add(groups);
    }

    /// <exception cref="UsageException">Groups without anybody who is in them.</exception>
    public Actor? Of(ParseResult arguments)
    {
        string[] ids = arguments.GetValue(groups) ?? [];
        if (arguments.GetValue(who) is { } principal)
        {
            return new Actor { Principal = principal, GroupIds = { ids } };
        }

        return ids.Length == 0
            ? null
            : throw new UsageException("--group says in which groups WHO is: give --as, too.");
    }
}
