using PublisherMigration.Domain.Common;
using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.Sync;

/// <summary>An operator who looks for a change that does not arrive finds its refusal, also after a crash.</summary>
public sealed class LastRefusalTests
{
    [Fact]
    public async Task Refusal_ThatWasAnswered_IsInTheFiles()
    {
        await using var store = TestStore.Open();
        await store.MigrateAsync("acme");
        var refused = await Should.ThrowAsync<RuleViolationException>(
            store.SetRoleAsync("acme", SyncedStore.Dev(1), SyncedStore.Developer, version: 7)
        );
        refused.Violation.Reason.ShouldBe(Reason.MemberNotFound);

        var copy = store.CopyFiles();
        await using (var after = TestStore.OpenIn(copy))
        {
            var last = (await after.FindAsync("acme")).LastRefusal.ShouldNotBeNull();
            (last.SourceVersion, last.Violation.Reason).ShouldBe((7, Reason.MemberNotFound));
        }

        Directory.Delete(copy, recursive: true);
    }
}
