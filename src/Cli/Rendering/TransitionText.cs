using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering;

/// <summary>One transition on one line, as a running watch prints it.</summary>
internal static class TransitionText
{
    public static string Of(MigrationEvent entry)
    {
        string reasons = ReasonList.Of(entry.Reasons);
        string by = InitiatorText.Of(entry.Initiator);
        return string.Join(
            "  ",
            new[]
            {
                TimeText.Of(entry.EventTime),
                entry.PublisherId,
                ProtoName.Of(entry.Kind),
                States(entry),
                reasons,
                by,
            }.Where(static part => part.Length > 0)
        );
    }

    public static string States(MigrationEvent entry) =>
        entry.FromState == MigrationState.Unspecified || entry.FromState == entry.ToState
            ? ProtoName.Of(entry.ToState)
            : $"{ProtoName.Of(entry.FromState)} -> {ProtoName.Of(entry.ToState)}";
}
