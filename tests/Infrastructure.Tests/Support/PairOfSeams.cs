using PublisherMigration.Infrastructure.Persistence;

namespace PublisherMigration.Infrastructure.Tests.Support;

internal sealed class PairOfSeams(FailingSeam first, FailingSeam second) : StoreSeam
{
    public FailingSeam First => first;

    public override void At(StoreStep step)
    {
        first.At(step);
        second.At(step);
    }
}
