using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Infrastructure.Persistence.LegacyPortal;
using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.LegacyPortal;

/// <summary>A file of the embedded portal that cannot be used refuses the start, and says what to do with it.</summary>
public sealed class PortalFileTests : IAsyncLifetime
{
    private readonly string _folder = TestStore.NewFolder();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string PortalPath => PortalConnection.PathBeside(Path.Combine(_folder, "migration.db"));

    public async ValueTask InitializeAsync()
    {
        await using var store = TestStore.OpenIn(_folder);
        await store.Get<ILegacyPortal>().ApplyChangesAsync([Batches.CutOver("acme")], Cancellation);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task OfANewerProgram_IsRefused_AndLeftAsItIs()
    {
        await DatabaseFile.BecomeNewerAsync(PortalPath);

        var refusal = (await TestStore.RefusalInAsync(_folder)).ShouldNotBeNull();
        refusal.ShouldContain(PortalPath);
        refusal.ShouldContain("version 999");
        refusal.ShouldContain("newer release");
        (await TestStore.RefusalInAsync(_folder)).ShouldBe(refusal);
    }

    [Fact]
    public async Task Damaged_IsRefused_AndMovedAwayTheServiceStartsWithoutIt()
    {
        await File.WriteAllTextAsync(PortalPath, new string('x', 16_384), Cancellation);

        var refusal = (await TestStore.RefusalInAsync(_folder)).ShouldNotBeNull();
        refusal.ShouldContain(PortalPath);
        refusal.ShouldContain("move it away");

        File.Move(PortalPath, PortalPath + ".away");
        await using var store = TestStore.OpenIn(_folder);
        var portal = store.Get<ILegacyPortal>();
        (await portal.GetRosterAsync(Batches.Feed, Fleet.Id("acme"), Cancellation)).ShouldBeNull();
        (await portal.ApplyChangesAsync([Batches.CutOver("acme")], Cancellation))[0]
            .ShouldBe(new PortalAnswer(Batches.Feed, 1));
    }
}
