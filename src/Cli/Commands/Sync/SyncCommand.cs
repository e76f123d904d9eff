using System.CommandLine;
using PublisherMigration.Cli.Invocation;

namespace PublisherMigration.Cli.Commands.Sync;

/// <summary>What carries the changes of migrated accounts to the legacy portal.</summary>
internal sealed class SyncCommand : Command
{
    public SyncCommand(Host host)
        : base("sync", "Changes of migrated accounts: recording them, following them, and delivering them.")
    {
        Subcommands.Add(new SyncStatusCommand(host));
        Subcommands.Add(new SyncWatchCommand(host));
        Subcommands.Add(new SyncChangesCommand(host));
        Subcommands.Add(new SyncRecordCommand(host));
        Subcommands.Add(new SyncRosterCommand(host));
        Subcommands.Add(new SyncLegacyChangeCommand(host));
        Subcommands.Add(new SyncRetryCommand(host));
        Subcommands.Add(new HeldCommand(host));
        Subcommands.Add(new SyncDriftCommand(host));
        Subcommands.Add(new SyncRepairCommand(host));
        Subcommands.Add(new SubscriptionsCommand(host));
    }
}
