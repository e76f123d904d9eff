using System.CommandLine;
using System.Globalization;
using PublisherMigration.Contracts.V1;
using Timestamp = Google.Protobuf.WellKnownTypes.Timestamp;

namespace PublisherMigration.Cli.Commands.Sync;

/// <summary>What makes a change this one, and when it happened.</summary>
internal sealed class ChangeIdentityOptions
{
    private readonly Option<string> changeId = new("--change-id")
    {
        Description = "Id of the change: repeated under it, it has its effect once [default: a new one]",
        HelpName = "UUID",
    };

    private readonly Option<long?> version = new("--version")
    {
        Description =
            "Version in Partner Center, rising; an older one than its subject has is stale "
            + "[default: microseconds since 1970 by the clock of this machine]",
        HelpName = "N",
    };

    private readonly Option<DateTimeOffset?> occurred = TimeOption.Create(
        "--occurred",
        "When it happened in Partner Center; shown, never used to decide"
    );

    public ChangeIdentityOptions(Command command)
    {
        foreach (Option option in All)
        {
            command.Options.Add(option);
        }
    }

    private Option[] All => [changeId, version, occurred];

    public bool IsGiven(ParseResult arguments) => All.Any(option => arguments.GetResult(option) is not null);

    /// <summary>Whether something is made up that the same change would have to be repeated with.</summary>
    public bool IsMadeUp(ParseResult arguments) =>
        arguments.GetValue(changeId) is null || arguments.GetValue(version) is null;

    public AccountChange Begin(ParseResult arguments, TimeProvider clock) =>
        new()
        {
            ChangeId = arguments.GetValue(changeId) ?? Guid.NewGuid().ToString(),
            SourceVersion = arguments.GetValue(version) ?? Microseconds(clock.GetUtcNow()),
            OccurredTime = arguments.GetValue(occurred) is { } time ? Timestamp.FromDateTimeOffset(time) : null,
        };

    public static string Options(AccountChange change) =>
        string.Create(CultureInfo.InvariantCulture, $"--change-id {change.ChangeId} --version {change.SourceVersion}");

    private static long Microseconds(DateTimeOffset now) =>
        (now - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
