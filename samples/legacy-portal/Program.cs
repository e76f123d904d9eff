using System.CommandLine;
using Grpc.Core;
using PublisherMigration.SampleLegacyPortal;

var port = new Option<int>("--port")
{
    Description = "Where it listens, on this machine only",
    HelpName = "N",
    DefaultValueFactory = static _ => 5081,
};
var folder = new Option<string>("--data")
{
    Description =
        "Folder of its accounts, one JSON file each; read at every call, so that a file may be edited meanwhile",
    HelpName = "DIR",
    DefaultValueFactory = static _ => "data",
};
var refuse = new Option<string[]>("--refuse")
{
    Description = "Refuse every change of this account; repeatable",
    HelpName = "PUBLISHER",
};
var answer = new Option<StatusCode?>("--answer")
{
    Description = "Answer every call with this status, as in Unimplemented or InvalidArgument",
    HelpName = "STATUS",
};
var command = new RootCommand(
    "A legacy portal for trying the sync. It follows protos/legacyportal/v1 and prints each change that it applies. "
        + "Its accounts outlive it: started again, it is where it was."
)
{
    port,
    folder,
    refuse,
    answer,
};
command.SetAction(
    (arguments, cancellation) =>
        Portal.RunAsync(
            new PortalSettings(
                arguments.GetValue(port),
                Path.GetFullPath(arguments.GetValue(folder)!),
                [.. arguments.GetValue(refuse) ?? []],
                arguments.GetValue(answer)
            ),
            cancellation
        )
);
return await command.Parse(args).InvokeAsync();
