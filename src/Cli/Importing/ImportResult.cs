using Google.Protobuf;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Importing;

/// <summary>
/// What became of one file. Unreadable lines were never sent; the rejections are of both kinds, in the order of their lines,
/// at most the first 1,000 of each.
/// </summary>
internal sealed record ImportResult(
    string File,
    IMessage Response,
    ImportSummary Summary,
    long Unreadable,
    IReadOnlyList<Rejection> Rejections
)
{
    public bool Complete => Unreadable == 0 && Summary.Rejected == 0;
}
