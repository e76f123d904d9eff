namespace PublisherMigration.Crash.Server;

internal enum FailpointAction
{
    /// <summary>The process kills itself with SIGKILL: no handler runs, nothing is flushed.</summary>
    Kill = 1,

    /// <summary>The step fails as the disk would, once, and the process goes on.</summary>
    Fail = 2,
}
