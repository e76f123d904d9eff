using PublisherMigration.Application.Common.Outside;

namespace PublisherMigration.Infrastructure.Tests.Support;

/// <summary>A host that is never told to stop.</summary>
internal sealed class NeverOverdue : IOverdueCalls
{
    public CancellationToken Overdue => CancellationToken.None;
}
