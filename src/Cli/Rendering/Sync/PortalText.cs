using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering.Sync;

/// <summary>The legacy portal as a whole, on one line.</summary>
internal static class PortalText
{
    public static string Of(PortalStatus? portal)
    {
        if (portal is null)
        {
            return "";
        }

        string embedded = portal.Embedded ? " (embedded)" : "";
        string error = portal.LastError is null ? "" : $", last call failed: {DeliveryErrorText.At(portal.LastError)}";
        string next = portal.NextAttemptTime is null ? "" : $", next attempt {TimeText.Of(portal.NextAttemptTime)}";
        return $"{ProtoName.Of(portal.State)}{embedded}{error}{next}";
    }

    public static void WriteLine(Display display, PortalStatus? portal)
    {
        if (portal is not null)
        {
            bool well = portal is { State: PortalState.Available, LastError: null };
            display.Line($"Legacy portal: {Of(portal)}", well ? Tone.Plain : Tone.Warning);
        }
    }
}
