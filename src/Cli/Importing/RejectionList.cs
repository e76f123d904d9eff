using PublisherMigration.Cli.Rendering;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Importing;

/// <summary>Collects what was not taken; a hopeless file must not fill the memory.</summary>
internal sealed class RejectionList
{
    // As many as the service itself lists.
    private const int Kept = 1000;

    private readonly List<Rejection> rejections = [];
    private long refused;

    public long Unreadable { get; private set; }

    public IReadOnlyList<Rejection> InOrder => [.. rejections.OrderBy(static rejection => rejection.Line)];

    public void AddUnreadable(long line, string fault)
    {
        if (Unreadable++ < Kept)
        {
            rejections.Add(new Rejection(line, "", "UNREADABLE", fault));
        }
    }

    public void AddRefused(long line, string id, ItemError error)
    {
        if (refused++ < Kept)
        {
            rejections.Add(new Rejection(line, id, ProtoName.Of(error.Reason), error.Message));
        }
    }

    public void Add(ImportSummary summary, LineMap lines) =>
        rejections.AddRange(
            summary.Rejections.Select(rejection => new Rejection(
                lines.LineOf(rejection.Index),
                rejection.Id,
                rejection.Error is null ? "" : ProtoName.Of(rejection.Error.Reason),
                rejection.Error?.Message ?? ""
            ))
        );
}
