using System.Globalization;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Crash.Tests.Model;

/// <summary>A place in the model's feed: a position, and in a snapshot how many rosters were sent.</summary>
/// <param name="Position">Up to where changes were sent, or the snapshot's position.</param>
/// <param name="Rosters">Rosters that were sent; -1 once the snapshot is complete, or without one.</param>
internal sealed record ModelPlace(long Position, int Rosters)
{
    public const int NoSnapshot = -1;

    public string Token => string.Create(CultureInfo.InvariantCulture, $"{Position}/{Rosters}");

    public static ModelPlace Of(WatchChangesRequest request) =>
        request.ResumeToken.Split('/') is [var position, var rosters]
            ? new(long.Parse(position, CultureInfo.InvariantCulture), int.Parse(rosters, CultureInfo.InvariantCulture))
            : new(0, request.IncludeSnapshot ? 0 : NoSnapshot);
}
