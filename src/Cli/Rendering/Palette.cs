using Spectre.Console;

namespace PublisherMigration.Cli.Rendering;

/// <summary>Colours only, no bold or underline: with NO_COLOR nothing at all remains of a style.</summary>
internal static class Palette
{
    public static Style Of(Tone tone) =>
        tone switch
        {
            Tone.Plain => Style.Plain,
            Tone.Good => new Style(Color.Green),
            Tone.Warning => new Style(Color.Yellow),
            Tone.Bad => new Style(Color.Red),
            Tone.Quiet => new Style(Color.Grey),
        };
}
