using PublisherMigration.Cli.Rendering;
using Spectre.Console;

namespace PublisherMigration.Cli.Tests.Importing;

public sealed class ImportBarTests
{
    [Fact]
    public async Task Bar_AtATerminal_ShowsItemsRateAndPercentage()
    {
        await using StringWriter error = new();
        IAnsiConsole console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.Yes,
                ColorSystem = ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.Yes,
                Out = new AnsiConsoleOutput(error),
            }
        );
        console.Profile.Width = 120;

        await ImportBar.RunAsync(
            console,
            static bars =>
            {
                ProgressTask task = bars.AddTask("publishers.jsonl", maxValue: 1000);
                ImportBar bar = new(task);
                bar.Advance(bytes: 250, items: 5);
                bar.Advance(bytes: 250, items: 7);
                bars.Refresh();
                return Task.CompletedTask;
            }
        );

        error.ToString().ShouldContain("publishers.jsonl");
        error.ToString().ShouldContain("50%");
        error.ToString().ShouldMatch(@"12 \([\d,]+/s\)");
    }
}
