using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.Persistence;

public sealed class RequestRemovalTests
{
    [Fact]
    public async Task RemoveRequests_TakesTheOldOnesAlone()
    {
        await using var store = TestStore.Open();
        var (old, young) = (Guid.NewGuid(), Guid.NewGuid());
        await store.WriteAsync(session =>
        {
            session.Add(new RequestRecord(Fleet.Caller, old, [1], [1], Fleet.Now));
            session.Add(new RequestRecord(Fleet.Caller, young, [1], [1], Fleet.Now.AddHours(2)));
            return 0;
        });

        var removed = await store.WriteAsync(session => session.RemoveRequests(Fleet.Now.AddHours(1), limit: 10));

        removed.ShouldBe(1);
        (await store.ReadAsync(session => session.FindRequest(Fleet.Caller, old))).ShouldBeNull();
        (await store.ReadAsync(session => session.FindRequest(Fleet.Caller, young))).ShouldNotBeNull();
    }
}
