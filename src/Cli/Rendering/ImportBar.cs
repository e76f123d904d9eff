using PublisherMigration.Cli.Importing;
using Spectre.Console;

namespace PublisherMigration.Cli.Rendering;

/// <summary>A progress bar on stderr, when somebody looks at it.</summary>
internal sealed class ImportBar(ProgressTask task) : IImportProgress
{
    public static Task RunAsync(IAnsiConsole console, Func<ProgressContext, Task> work) =>
        console
            .Progress()
            .AutoClear(enabled: true)
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RateColumn(),
                new RemainingTimeColumn()
            )
            .StartAsync(work);

    public void Advance(long bytes, int items)
    {
        task.State.Update<long>(RateColumn.Items, sum => sum + items);
        task.Increment(bytes);
    }
}
