using PublisherMigration.Crash.Tests.Processes;

namespace PublisherMigration.Crash.Tests.Runs;

/// <summary>How a server is to die.</summary>
/// <param name="Program">Which server.</param>
/// <param name="Failpoints">At these, once the load is about to begin; empty for the moment.</param>
/// <param name="After">So long after the load has begun, where there is no failpoint.</param>
/// <param name="WhileStarting">So long after its start, before it may be ready.</param>
internal sealed record Death(ServerProgram Program, string Failpoints, TimeSpan After, bool WhileStarting)
{
    public override string ToString() =>
        Failpoints.Length > 0 ? $"at {Failpoints}"
        : WhileStarting ? $"{After.TotalMilliseconds:0} ms after its start"
        : $"{After.TotalMilliseconds:0} ms after the load began";
}
