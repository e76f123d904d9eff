using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace PublisherMigration.Compat.Tests.Core;

public sealed class MediatRContractTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mediator_TakesEveryKindOfMessageToItsHandler()
    {
        await using var services = new ServiceCollection()
            .AddSingleton<Heard>()
            .AddMediatR(configuration => configuration.RegisterServicesFromAssemblyContaining<Heard>())
            .BuildServiceProvider();
        var mediator = services.GetRequiredService<IMediator>();
        var heard = services.GetRequiredService<Heard>();

        (await mediator.Send(new Ask("who"), Cancellation)).ShouldBe("who?");
        await mediator.Send(new Tell("this"), Cancellation);
        await mediator.Publish(new News("that"), Cancellation);
        List<int> counted = [];
        await foreach (var number in mediator.CreateStream(new Count(3), Cancellation))
        {
            counted.Add(number);
        }

        heard.Words.ShouldBe(["this", "that"]);
        counted.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Units_AreEqual()
    {
        (await Unit.Task).ShouldBe(Unit.Value);
        (Unit.Value == default).ShouldBeTrue();
        (Unit.Value != default).ShouldBeFalse();
        Unit.Value.CompareTo(default).ShouldBe(0);
        Unit.Value.ToString().ShouldBe("()");
        Unit.Value.Equals((object)0).ShouldBeFalse();
    }

    [Fact]
    public void Requests_AreBaseRequests()
    {
        new Ask("x").ShouldBeAssignableTo<IBaseRequest>();
        new Tell("x").ShouldBeAssignableTo<IBaseRequest>();
    }
}
