using Spectre.Console;
using Spectre.Console.Rendering;

namespace PublisherMigration.Cli.Rendering;

/// <summary>A console whose keys come from somewhere else than the keyboard.</summary>
internal sealed class ConsoleWithInput(IAnsiConsole output, IAnsiConsoleInput input) : IAnsiConsole
{
    public Profile Profile => output.Profile;
    public IAnsiConsoleCursor Cursor => output.Cursor;
    public IAnsiConsoleInput Input => input;
    public IExclusivityMode ExclusivityMode => output.ExclusivityMode;
    public RenderPipeline Pipeline => output.Pipeline;

    public void Clear(bool home) => output.Clear(home);

    public void Write(IRenderable renderable) => output.Write(renderable);
}
