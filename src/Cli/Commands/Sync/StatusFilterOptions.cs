using System.CommandLine;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands.Sync;

/// <summary>Which accounts: all that is given must match.</summary>
internal sealed class StatusFilterOptions
{
    private readonly Option<SyncState[]> states = NamesOption.Create<SyncState>(
        "--state",
        "STATE",
        "In one of these states, as in lagging or quarantined; repeatable"
    );

    private readonly Option<bool> held = new("--held") { Description = "Only accounts with an open hold" };

    public StatusFilterOptions(Command command)
    {
        command.Options.Add(states);
        command.Options.Add(held);
    }

    public bool IsGiven(ParseResult arguments) =>
        arguments.GetResult(states) is { Implicit: false } || arguments.GetResult(held) is { Implicit: false };

    public SyncStatusFilter Of(ParseResult arguments) =>
        new() { States = { arguments.GetValue(states) ?? [] }, Held = arguments.GetValue(held) };
}
