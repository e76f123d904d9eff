using System.CommandLine;
using PublisherMigration.Cli.Invocation;

namespace PublisherMigration.Cli.Commands.Sync;

internal sealed class HeldCommand : Command
{
    public HeldCommand(Host host)
        : base("held", "Removals that the mass-removal guard holds until an operator decides.")
    {
        Subcommands.Add(new HeldListCommand(host));
        Subcommands.Add(new HeldShowCommand(host));
        Subcommands.Add(new HeldApproveCommand(host));
        Subcommands.Add(new HeldRejectCommand(host));
    }
}
