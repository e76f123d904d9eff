using System.Globalization;
using PublisherMigration.Disk.Trace;

if (
    args is not [var service, var number]
    || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var calls)
    || calls == 0
)
{
    await Console.Error.WriteLineAsync("Give the folder of the published service, and how many changes to record.");
    return 64;
}

var folder = Directory.CreateTempSubdirectory("disk-trace-").FullName;
var trace = Path.Combine(folder, "trace.txt");
try
{
    IReadOnlyList<AnsweredChange> answers;
    var library = Path.GetFullPath(Path.Combine(service, "PublisherMigration.Api.dll"));
    await using (var traced = TracedService.Start(library, folder, trace))
    {
        answers = await Recording.RunAsync(await traced.AddressAsync(), calls);
    }

    var looked = SyncBeforeAnswer.Look(StraceReader.Read(File.ReadLines(trace)), answers);
    await Console.Out.WriteLineAsync("Lines of the trace at which a change was in the WAL, synced, and answered:");
    foreach (var answer in looked)
    {
        await Console.Out.WriteLineAsync(
            $"{answer.ChangeId}  {answer.Written} {answer.Synced} {answer.Sent}  {answer.Fault ?? "synced before it was answered"}"
        );
    }

    if (looked.Any(static answer => answer.Fault is not null))
    {
        await Console.Error.WriteLineAsync($"There are faults. The trace is {trace}");
        return 1;
    }
}
catch (TraceException failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}

Directory.Delete(folder, recursive: true);
return 0;
