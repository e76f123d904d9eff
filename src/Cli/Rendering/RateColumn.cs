using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PublisherMigration.Cli.Rendering;

/// <summary>Items so far and items a second.</summary>
internal sealed class RateColumn : ProgressColumn
{
    public const string Items = "items";

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
    {
        long items = task.State.Get<long>(Items);
        double seconds = task.ElapsedTime?.TotalSeconds ?? 0;
        double rate = seconds > 0 ? items / seconds : 0;
        return new Text(string.Create(CultureInfo.InvariantCulture, $"{items:N0} ({rate:N0}/s)"));
    }
}
