using PublisherMigration.Cli.Invocation;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands.Sync;

internal static class OutcomeCodes
{
    /// <summary>An operator has to act as long as the hold is open, also when the change was held earlier.</summary>
    public static int Of(HoldReference? hold) =>
        hold is { State: HoldState.Open } ? ExitCodes.Outstanding : ExitCodes.Ok;
}
