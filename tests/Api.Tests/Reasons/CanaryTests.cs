using PublisherMigration.Api.Tests.Outside;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Reasons;

/// <summary>An address and a name, put through every method and many errors, never appear in a log.</summary>
public sealed class CanaryTests
{
    private const string Name = "Canarina Birdwell";
    private const string Word = "canarina";

    [Fact]
    public async Task AddressesAndNames_NeverAppearInALog()
    {
        var outside = new OutsideDoubles();
        await using var service = await OutsideService.StartAsync(outside);
        var portal = service.Portal;
        var canary = Who.Work("canarina@alder.example");
        var owner = canary.Acts();
        var account = World.With(
            World.Account("one", "", canary.Owner(), Who.Microsoft("canarina@outlook.com").Contributor()),
            a => a.DisplayName = Name
        );
        await portal.ImportAsync(account, World.With(account.Clone(), a => a.PublisherId = "CANARINA"));
        await portal.ImportAsync(World.Tenant(Guid.NewGuid().ToString(), Name, TenantKind.B2C, "canarina.example"));
        foreach (var call in Calls(portal, owner))
        {
            // Whether it is refused does not matter here.
            await Try.Async(call);
        }

        foreach (var mood in new[] { Mood.Down, Mood.FailsAfterActing })
        {
            (outside.Network, outside.Directory, outside.Center) = (mood, mood, mood);
            foreach (var call in Calls(portal, owner))
            {
                await Try.Async(call);
            }
        }

        await service.StopAsync();

        service.Log.Lines.Count.ShouldBeGreaterThan(5);
        service.Log.Lines.ShouldContain(l => l.Text.Contains("refused", StringComparison.Ordinal));
        service.Log.Lines.ShouldNotContain(l => l.Text.Contains(Word, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<Func<Task<object>>> Calls(Portal portal, Actor owner)
    {
        var microsoft = Who.Microsoft("canarina@outlook.com");
        yield return async () => await portal.BannerAsync("one", owner);
        yield return async () => await portal.AssessAsync("one", owner, "canarina@briar.example", "1");
        yield return async () => await portal.StartAsync("one", owner, "canarina@[1.2.3.4]");
        yield return async () => await portal.StartAsync("one", owner);
        yield return async () => await portal.StartAsync("one", Who.Work("not canarina").Acts());
        yield return async () => await portal.SubmitAsync("one", owner, "canarina@canarina.example");
        yield return async () => await portal.SubmitAsync("one", owner, "canarina@alder.example", microsoft);
        yield return async () => await portal.EnterAsync("one", owner, "canarina");
        yield return async () =>
            await portal.EnrollAnewAsync(
                "one",
                owner,
                particulars: new()
                {
                    LegalBusinessName = Name,
                    CountryCode = "FR",
                    ContactEmail = "canarina@alder.example",
                }
            );
        yield return async () => await portal.GetAsync("one", Who.Work("canarina@elsewhere.example").Acts());
        yield return async () => await portal.ListAsync(new() { Member = microsoft });
        yield return async () => await portal.SummarizeAsync(new() { MpnId = Word });
        yield return async () => await portal.EventsAsync("one", owner);
        yield return async () => await portal.PublisherAsync("one");
        yield return async () =>
            await portal.Directory.ResolveDomainAsync(new() { Domain = "canarina.test" }, portal.Options);
        yield return async () => await portal.CompleteAsync("one", owner, Word);
        yield return async () => await portal.CancelAsync("one", owner, Name);
        yield return async () => await portal.StartAsync("one", owner, autoComplete: true);
        yield return async () => await portal.CompleteAsync("one", owner, (await portal.GetAsync("one")).LossDigest);
    }
}
