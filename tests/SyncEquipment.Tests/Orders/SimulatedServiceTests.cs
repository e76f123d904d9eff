using PublisherMigration.Sync.Model.Orders;

namespace PublisherMigration.SyncEquipment.Tests.Orders;

/// <summary>The plans that are taken to the real service, with services of which it is known whether they are right.</summary>
public sealed class SimulatedServiceTests
{
    public static TheoryData<ServiceFault> Faults =>
        [.. Enum.GetValues<ServiceFault>().Where(static fault => fault != ServiceFault.None)];

    [Fact]
    public void Histories_OfAServiceThatIsRight_HaveAnOrder()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            foreach (var history in new SimulatedService(seed, ServiceFault.None).Run())
            {
                OrderSearch.WhyNone(history).ShouldBeNull($"seed {seed}\n{history}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Plans_FindWhatIsWrong(ServiceFault fault) =>
        Enumerable
            .Range(1, 100)
            .SelectMany(seed => new SimulatedService(seed, fault).Run())
            .Any(static history => OrderSearch.WhyNone(history) is not null)
            .ShouldBeTrue();
}
