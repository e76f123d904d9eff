using System.Runtime.ExceptionServices;
using PublisherMigration.Cli.Importing;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Recording;
using PublisherMigration.Cli.Rendering;
using PublisherMigration.Cli.Rendering.Sync;

namespace PublisherMigration.Cli.Commands.Sync;

/// <summary>Records a file of changes, with a bar when somebody looks, and says what became of it.</summary>
internal static class RecordFile
{
    public static async Task<int> RunAsync(
        Session session,
        InputFile input,
        ChangeFile changes,
        CancellationToken cancellation
    )
    {
        await using Stream lines = input.Open(session);
        RecordingResult result = session is { Settings.Json: false, Errors.IsTerminal: true }
            ? await RecordWithBarAsync(session, input, changes, lines, cancellation)
            : await new ChangeRecorder(session, changes, new NoProgress()).RunAsync(lines, cancellation);
        if (session.Settings.Json)
        {
            session.Out.Json(RecordingJson.Of(result));
        }
        else
        {
            RecordingView.Write(session.Out, session.Wording, result);
        }

        if (result.Fault is not null)
        {
            // Told and turned into an exit code like that of any other call.
            ExceptionDispatchInfo.Throw(result.Fault);
        }

        if (result.NotTaken > 0)
        {
            return ExitCodes.Refused;
        }

        return result.Counts.Waiting > 0 ? ExitCodes.Outstanding : ExitCodes.Ok;
    }

    private static async Task<RecordingResult> RecordWithBarAsync(
        Session session,
        InputFile input,
        ChangeFile changes,
        Stream lines,
        CancellationToken cancellation
    )
    {
        RecordingResult? result = null;
        await ImportBar.RunAsync(
            session.Errors.Console,
            async bars =>
            {
                long? length = input.Length;
                var bar = bars.AddTask(input.Name, maxValue: Math.Max(1, length ?? 1));
                bar.IsIndeterminate = length is null;
                result = await new ChangeRecorder(session, changes, new ImportBar(bar)).RunAsync(lines, cancellation);
                bar.StopTask();
            }
        );
        return result!;
    }
}
