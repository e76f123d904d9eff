using System.Text.Json.Nodes;
using PublisherMigration.Cli.Invocation;

namespace PublisherMigration.Cli.Rendering;

/// <summary>A command line that cannot be used, said before there is any session.</summary>
internal static class UsageErrorView
{
    public static void Write(Terminal terminal, bool json, string message)
    {
        if (json)
        {
            JsonObject error = new()
            {
                ["status"] = "USAGE",
                ["reason"] = "",
                ["message"] = message,
            };
            terminal.Out.WriteLine(JsonText.Of(new JsonObject { ["error"] = error }));
        }
        else
        {
            terminal.Error.WriteLine(Printable.Of(message));
        }
    }
}
