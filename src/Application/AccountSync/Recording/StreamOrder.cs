namespace PublisherMigration.Application.AccountSync.Recording;

/// <summary>
/// Keeps one stream's changes in their order where the store fails: what was sent after changes that came to nothing is not
/// decided in their stead, so that whoever sends all of it again finds it in the order of the stream.
/// </summary>
public sealed class StreamOrder
{
    private bool _isBroken;

    /// <summary>The changes that were queued last.</summary>
    internal Task Last { get; set; } = Task.CompletedTask;

    /// <summary>
    /// Asked by the writer when it comes to changes. Remembered, since those that follow may be asked for in the same batch,
    /// before anybody is told what became of these.
    /// </summary>
    /// <param name="before">Those that were queued before them.</param>
    internal bool IsBrokenAfter(Task before) => _isBroken |= before.IsFaulted;
}
