using System.CommandLine;

namespace PublisherMigration.Cli.Invocation;

/// <summary>A command with examples in its help, run inside a session with the service.</summary>
internal abstract class CliCommand : Command
{
    protected CliCommand(Host host, string name, string description, params string[] examples)
        : base(name, description)
    {
        Examples = examples;
        SetAction((arguments, cancellation) => CommandRunner.RunAsync(host, arguments, RunAsync, cancellation));
    }

    public IReadOnlyList<string> Examples { get; }

    protected abstract Task<int> RunAsync(Session session, ParseResult arguments, CancellationToken cancellation);
}
