namespace PublisherMigration.Disk.Trace;

/// <summary>A system call of any thread, as strace saw it.</summary>
/// <param name="Name">As in <c>fdatasync</c>.</param>
/// <param name="Target">The path or the connection that its descriptor stands for.</param>
/// <param name="Data">The octets that it was given.</param>
/// <param name="Offset">Where in the file they were to go; <c>null</c> for calls that do not say.</param>
/// <param name="Result">What it returned; below 0 it failed.</param>
/// <param name="Begin">The line of the trace at which it began: it was not under way before.</param>
/// <param name="End">The line at which it was over.</param>
internal sealed record SystemCall(
    string Name,
    string Target,
    byte[] Data,
    long? Offset,
    long Result,
    int Begin,
    int End
);
