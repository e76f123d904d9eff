using Google.Protobuf;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PublisherMigration.Cli.Rendering;

/// <summary>One of the two outputs. Piped, it carries neither escape codes nor borders nor line breaks of its own.</summary>
internal sealed class Display
{
    // Spectre breaks lines at the width; a pipe has none.
    private const int WidthOfPipe = 10_000;

    private readonly TextWriter writer;

    private Display(TextWriter writer, IAnsiConsole console, bool isTerminal)
    {
        this.writer = writer;
        Console = console;
        IsTerminal = isTerminal;
    }

    public IAnsiConsole Console { get; }
    public bool IsTerminal { get; }

    public static Display On(
        TextWriter writer,
        bool isTerminal,
        bool color,
        IAnsiConsoleInput? input,
        AnsiSupport ansi = AnsiSupport.Detect
    )
    {
        IAnsiConsole console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(writer),
                Ansi = isTerminal ? ansi : AnsiSupport.No,
                ColorSystem = isTerminal && color ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
                Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
            }
        );
        if (!isTerminal)
        {
            console.Profile.Width = WidthOfPipe;
        }

        return new Display(writer, input is null ? console : new ConsoleWithInput(console, input), isTerminal);
    }

    public void Line(string text = "", Tone tone = Tone.Plain) =>
        Console.Write(new Text(Printable.Of(text) + Environment.NewLine, Palette.Of(tone)));

    public void Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows, bool withHeadings = true)
    {
        Table table = new() { ShowHeaders = withHeadings };
        table.Border(IsTerminal ? TableBorder.Rounded : TableBorder.None);
        foreach (string heading in headings)
        {
            table.AddColumn(new TableColumn(new Text(heading)));
        }

        foreach (IReadOnlyList<string> row in rows)
        {
            table.AddRow(row.Select(static cell => new Text(Printable.Of(cell))));
        }

        Console.Write(table);
    }

    /// <summary>What is known of one thing, a line each, indented under its headline. What is empty is left out.</summary>
    public void Facts(IEnumerable<(string Label, string Value)> facts)
    {
        foreach ((string label, string value) in facts)
        {
            if (value.Length > 0)
            {
                Line($"  {label}: {value}");
            }
        }
    }

    /// <summary>What a view would write here, as one piece that a live display can draw again and again.</summary>
    public IRenderable Collect(Action<Display> view)
    {
        CollectingConsole collected = new(Console);
        view(new Display(writer, collected, IsTerminal));
        return collected.AsOne;
    }

    /// <summary>One object on one line, as scripts read it.</summary>
    public void Json(IMessage message) => writer.WriteLine(JsonText.Of(message));

    public void Json(string json) => writer.WriteLine(json);
}
