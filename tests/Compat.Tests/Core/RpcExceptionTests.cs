using Grpc.Core;
using Shouldly;

namespace PublisherMigration.Compat.Tests.Core;

public sealed class RpcExceptionTests
{
    private static readonly Status NotFound = new(StatusCode.NotFound, "no such account");

    [Fact]
    public void New_WhenGivenAStatus_SaysItAndHasNoTrailers()
    {
        RpcException exception = new(NotFound);

        exception.StatusCode.ShouldBe(StatusCode.NotFound);
        exception.Status.Detail.ShouldBe("no such account");
        exception.Message.ShouldBe(NotFound.ToString());
        exception.Trailers.ShouldBeEmpty();
    }

    [Fact]
    public void New_WhenGivenTrailersAndAMessage_KeepsBoth()
    {
        Metadata trailers = new() { { "reason", "gone" } };

        RpcException exception = new(NotFound, trailers, "told so");

        exception.Trailers.ShouldBeSameAs(trailers);
        exception.Message.ShouldBe("told so");
    }

    [Fact]
    public void New_WhenTrailersAreNull_Throws() =>
        Should.Throw<ArgumentNullException>(() => new RpcException(NotFound, (Metadata)null!));

    [Fact]
    public void New_WhenTheStatusHasADebugException_HasItAsItsCause()
    {
        InvalidOperationException cause = new("broken");

        new RpcException(new Status(StatusCode.Internal, "oops", cause)).InnerException.ShouldBeSameAs(cause);
    }

    [Fact]
    public void StatusText_NamesCodeAndDetail()
    {
        NotFound.ToString().ShouldBe("Status(StatusCode=\"NotFound\", Detail=\"no such account\")");
        Status.DefaultSuccess.StatusCode.ShouldBe(StatusCode.OK);
        Status.DefaultCancelled.StatusCode.ShouldBe(StatusCode.Cancelled);
    }

    [Fact]
    public void StatusCodes_AreNumberedAsOnTheWire() =>
        Enum.GetValues<StatusCode>().Select(code => (int)code).ShouldBe(Enumerable.Range(0, 17));
}
