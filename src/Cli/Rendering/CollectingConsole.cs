using Spectre.Console;
using Spectre.Console.Rendering;

namespace PublisherMigration.Cli.Rendering;

/// <summary>A console that keeps what is written to it instead of showing it.</summary>
internal sealed class CollectingConsole(IAnsiConsole shown) : IAnsiConsole
{
    private readonly List<IRenderable> pieces = [];

    public IRenderable AsOne => new Rows(pieces);
    public Profile Profile => shown.Profile;
    public IAnsiConsoleCursor Cursor => shown.Cursor;
    public IAnsiConsoleInput Input => shown.Input;
    public IExclusivityMode ExclusivityMode => shown.ExclusivityMode;
    public RenderPipeline Pipeline => shown.Pipeline;

    public void Clear(bool home) => pieces.Clear();

    public void Write(IRenderable renderable) => pieces.Add(renderable);
}
