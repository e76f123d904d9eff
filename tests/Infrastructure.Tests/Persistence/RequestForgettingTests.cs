using Microsoft.Extensions.Logging.Abstractions;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Infrastructure.Persistence;
using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.Persistence;

public sealed class RequestForgettingTests
{
    [Fact]
    public async Task Forget_RemovesTheOldOnesAlone()
    {
        await using var store = TestStore.Open();
        var (old, young) = (Guid.NewGuid(), Guid.NewGuid());
        await store.WriteAsync(session =>
        {
            session.Add(new RequestRecord(Fleet.Caller, old, [1], [1], Fleet.Now));
            session.Add(new RequestRecord(Fleet.Caller, young, [1], [1], Fleet.Now.AddHours(2)));
            return 0;
        });
        store.Time.Advance(TimeSpan.FromHours(49));
        using var forgetting = new RequestForgetting(store.Store, store.Time, NullLogger<RequestForgetting>.Instance);
        await forgetting.ForgetAsync(TestContext.Current.CancellationToken);

        (await store.ReadAsync(session => session.FindRequest(Fleet.Caller, old))).ShouldBeNull();
        (await store.ReadAsync(session => session.FindRequest(Fleet.Caller, young))).ShouldNotBeNull();
    }
}
