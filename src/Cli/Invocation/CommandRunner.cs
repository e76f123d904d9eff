using System.CommandLine;
using Grpc.Core;
using PublisherMigration.Cli.Connection;
using PublisherMigration.Cli.Rendering;

namespace PublisherMigration.Cli.Invocation;

/// <summary>Opens the session of a command and turns whatever goes wrong into words and an exit code.</summary>
internal static class CommandRunner
{
    public static async Task<int> RunAsync(
        Host host,
        ParseResult arguments,
        Func<Session, ParseResult, CancellationToken, Task<int>> run,
        CancellationToken cancellation
    )
    {
        try
        {
            using Session session = new(host.Globals.Resolve(arguments, host.Terminal), host.Terminal);
            return await RunAsync(session, arguments, run, cancellation);
        }
        catch (Exception fault) when (fault is UsageException or IOException or UnauthorizedAccessException)
        {
            UsageErrorView.Write(host.Terminal, host.Globals.WantsJson(arguments), fault.Message);
            return ExitCodes.Usage;
        }
    }

    private static async Task<int> RunAsync(
        Session session,
        ParseResult arguments,
        Func<Session, ParseResult, CancellationToken, Task<int>> run,
        CancellationToken cancellation
    )
    {
        try
        {
            return await run(session, arguments, cancellation);
        }
        catch (Exception stopped)
            when (cancellation.IsCancellationRequested && stopped is OperationCanceledException or RpcException)
        {
            return ExitCodes.Interrupted;
        }
        catch (RpcException refused)
        {
            ServiceError error = ServiceError.From(refused);
            ErrorView.Write(session, error);
            return ExitCodes.Of(error);
        }
    }
}
