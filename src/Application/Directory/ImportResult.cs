using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.Directory;

/// <summary>What became of one batch of an import; the index is the item's place in the batch.</summary>
public sealed class ImportResult
{
    private readonly List<(int Index, RuleViolation Violation)> _rejections = [];

    public int Created { get; private set; }

    public int Updated { get; private set; }

    public int Unchanged { get; private set; }

    public IReadOnlyList<(int Index, RuleViolation Violation)> Rejections => _rejections;

    internal void Add(int index, SaveOutcome outcome)
    {
        switch (outcome.Result)
        {
            case SaveResult.Created:
                Created++;
                break;
            case SaveResult.Updated:
                Updated++;
                break;
            case SaveResult.Unchanged:
                Unchanged++;
                break;
            case SaveResult.Rejected:
            default:
                Reject(index, outcome.Violation!);
                break;
        }
    }

    internal void Reject(int index, RuleViolation violation) => _rejections.Add((index, violation));
}
