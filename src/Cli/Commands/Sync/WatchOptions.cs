using System.CommandLine;
using PublisherMigration.Cli.Invocation;

namespace PublisherMigration.Cli.Commands.Sync;

/// <summary>Whether to look once or for as long as somebody watches.</summary>
internal sealed class WatchOptions
{
    private readonly Option<bool> watch = new("--watch")
    {
        Description = "Go on looking until Ctrl-C: in place at a terminal; elsewhere again whenever something changed",
    };

    private readonly Option<double?> interval = new("--interval")
    {
        Description = "With --watch: how long to wait before looking again [default: 2]",
        HelpName = "SECONDS",
    };

    public WatchOptions(Command command)
    {
        interval.Validators.Add(static result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<double?>() is not (>= 0.1 and <= 3600))
            {
                result.AddError("--interval takes a number of seconds from 0.1 to 3600.");
            }
        });
        command.Options.Add(watch);
        command.Options.Add(interval);
    }

    /// <summary>How long to wait before looking again; unset to look once.</summary>
    /// <exception cref="UsageException">An interval of a single look.</exception>
    public TimeSpan? Of(ParseResult arguments)
    {
        double? seconds = arguments.GetValue(interval);
        if (arguments.GetValue(watch))
        {
            return TimeSpan.FromSeconds(seconds ?? 2);
        }

        return seconds is null ? null : throw new UsageException("--interval goes with --watch.");
    }
}
