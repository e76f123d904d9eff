using System.Runtime.InteropServices;

namespace PublisherMigration.Domain.AccountSync;

/// <summary>
/// How far a subject has come: the last version judged on it, and the change that last touched it, which a subject keeps also
/// when the feed no longer does.
/// </summary>
/// <param name="Version">The source's; 0 for none.</param>
/// <param name="Sequence">Of the change that last touched it; 1, the cut-over, for none since.</param>
/// <param name="ChangeId">Of that change.</param>
/// <param name="Time">When that change was recorded.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LastTouch(long Version, long Sequence, Guid? ChangeId, DateTimeOffset Time)
{
    /// <summary>A version was judged that changed nothing.</summary>
    public LastTouch Reaching(long version) => this with { Version = Math.Max(Version, version) };
}
