using FluentValidation;
using FluentValidation.Results;
using Google.Rpc;
using Grpc.Core;
using PublisherMigration.Api.Errors;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Api.Tests.Errors;

public sealed class ErrorInterceptorTests
{
    private static readonly Metadata InFrench = new() { { "accept-language", "fr-CA, en;q=0.5" } };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Unary_WhenRefused_ExplainsItInTheCallersLanguage()
    {
        await using var server = await TestServer.Throwing(new RuleViolationException(Sample.TenantMismatch(2)));

        var refusal = await Refusal(server.Migrations.GetBannerAsync(new(), InFrench, cancellationToken: Stop));
        var status = Sample.Rich(refusal);

        refusal.StatusCode.ShouldBe(StatusCode.FailedPrecondition);
        status.ReasonName().ShouldBe("TENANT_MISMATCH");
        status.Detail<LocalizedMessage>().Locale.ShouldBe("fr");
        status.Message.ShouldContain("Give a work email");
        server.Log.OfErrors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Unary_WhenTwentyTenantsAreAccepted_ReachesTheCaller()
    {
        var violation = Sample.TenantMismatch(40, i => $"Société à numéro {i}");
        await using var server = await TestServer.Throwing(new RuleViolationException(violation));

        var refusal = await Refusal(server.Migrations.GetBannerAsync(new(), InFrench, cancellationToken: Stop));

        Sample.Rich(refusal).Message.ShouldBe(refusal.Status.Detail);
        refusal.Status.Detail.ShouldContain("Société à numéro 5");
    }

    [Fact]
    public async Task Refusal_LeavesNoNameOrAddressInTheLog()
    {
        await using var server = await TestServer.Throwing(new RuleViolationException(Sample.TenantMismatch(2)));

        await Refusal(server.Migrations.GetBannerAsync(new(), cancellationToken: Stop));

        server.Log.All.ShouldContain(l => l.Text.Contains("TenantMismatch", StringComparison.Ordinal));
        server.Log.All.ShouldAllBe(l => !l.Text.Contains("fabrikam", StringComparison.OrdinalIgnoreCase));
        server.Log.All.ShouldAllBe(l => !l.Text.Contains("Contoso", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task ServerStream_WhenRefusedMidway_ExplainsIt()
    {
        await using var server = await TestServer.Throwing(new RuleViolationException(Reason.ShuttingDown));
        using var call = server.Migrations.WatchMigrations(new(), cancellationToken: Stop);

        (await call.ResponseStream.MoveNext(Stop)).ShouldBeTrue();
        var refusal = await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext(Stop));

        refusal.StatusCode.ShouldBe(StatusCode.Unavailable);
        Sample.Rich(refusal).Detail<RetryInfo>().RetryDelay.ToTimeSpan().ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public async Task ClientStream_WhenRefused_ExplainsIt()
    {
        await using var server = await TestServer.Throwing(new RuleViolationException(Reason.StoreUnavailable));
        using var call = server.Directory.ImportTenants(cancellationToken: Stop);

        await call.RequestStream.WriteAsync(new ImportTenantsRequest(), Stop);
        var refusal = await Should.ThrowAsync<RpcException>(() => call.ResponseAsync);

        Sample.Rich(refusal).ReasonName().ShouldBe("STORE_UNAVAILABLE");
    }

    [Fact]
    public async Task ValidationException_BecomesRequestInvalid()
    {
        var invalid = new ValidationException([new ValidationFailure("publisher_id", "is required")]);
        await using var server = await TestServer.Throwing(invalid);

        var refusal = await Refusal(server.Migrations.GetBannerAsync(new(), cancellationToken: Stop));

        refusal.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        Sample.Rich(refusal).Detail<BadRequest>().FieldViolations.Single().Field.ShouldBe("publisher_id");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Defect_BecomesInternalWithATraceIdThatTheLogHas(bool ofAnInterceptor)
    {
        await using var server = await TestServer.Throwing(new InvalidOperationException("secret of the handler"));
        var headers = new Metadata();
        if (ofAnInterceptor)
        {
            headers.Add("interceptor-fails", "yes");
        }

        var refusal = await Refusal(server.Migrations.GetBannerAsync(new(), headers, cancellationToken: Stop));
        var status = Sample.Rich(refusal);
        var traceId = status.Detail<ErrorInfo>().Metadata["traceId"];

        refusal.StatusCode.ShouldBe(StatusCode.Internal);
        traceId.ShouldNotBeEmpty();
        $"{refusal.Status.Detail} {status}".ShouldNotContain("secret");
        var line = server.Log.OfErrors.ShouldHaveSingleItem();
        line.ShouldContain(traceId);
        line.ShouldContain("secret");
    }

    [Fact]
    public async Task Defect_IsToldUnderTheTraceOfTheCaller()
    {
        const string trace = "0af7651916cd43dd8448eb211c80319c";
        await using var server = await TestServer.Throwing(new InvalidOperationException("secret of the handler"));
        var headers = new Metadata { { "traceparent", $"00-{trace}-b7ad6b7169203331-01" } };

        var refusal = await Refusal(server.Migrations.GetBannerAsync(new(), headers, cancellationToken: Stop));

        Sample.Rich(refusal).Detail<ErrorInfo>().Metadata["traceId"].ShouldBe(trace);
        server.Log.OfErrors.ShouldHaveSingleItem().ShouldContain(trace);
    }

    [Fact]
    public async Task RpcException_PassesAsItIs()
    {
        var thrown = new RpcException(new Grpc.Core.Status(StatusCode.DataLoss, "as it is"));
        await using var server = await TestServer.Throwing(thrown);

        var refusal = await Refusal(server.Migrations.GetBannerAsync(new(), cancellationToken: Stop));

        refusal.StatusCode.ShouldBe(StatusCode.DataLoss);
        refusal.Status.Detail.ShouldBe("as it is");
    }

    [Fact]
    public async Task Deadline_IsNoError()
    {
        await using var server = await TestServer.Start(c =>
            Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, c.CancellationToken)
        );
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(200);

        var refusal = await Refusal(
            server.Migrations.GetBannerAsync(new(), deadline: deadline, cancellationToken: Stop)
        );

        refusal.StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
        server.Log.OfErrors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancellation_IsNoError()
    {
        var ended = new TaskCompletionSource();
        await using var server = await TestServer.Start(async c =>
        {
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, c.CancellationToken);
            }
            finally
            {
                ended.SetResult();
            }
        });
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var call = server.Migrations.GetBannerAsync(new(), cancellationToken: cancellation.Token);

        cancellation.CancelAfter(TimeSpan.FromMilliseconds(200));
        var refusal = await Refusal(call);
        await ended.Task.WaitAsync(Stop);

        refusal.StatusCode.ShouldBe(StatusCode.Cancelled);
        server.Log.OfErrors.ShouldBeEmpty();
    }

    [Fact]
    public async Task CancellationThatTheCallerDidNotAskFor_IsADefect()
    {
        await using var server = await TestServer.Throwing(new OperationCanceledException());

        var refusal = await Refusal(server.Migrations.GetBannerAsync(new(), cancellationToken: Stop));

        refusal.StatusCode.ShouldBe(StatusCode.Internal);
    }

    [Fact]
    public async Task Duplex_WhenRefused_ExplainsIt()
    {
        var interceptor = new ErrorInterceptor(
            new ErrorTranslator(
                TimeProvider.System,
                Microsoft.Extensions.Logging.Abstractions.NullLogger<ErrorTranslator>.Instance
            )
        );

        var refusal = await Should.ThrowAsync<RpcException>(() =>
            interceptor.DuplexStreamingServerHandler<string, string>(
                null!,
                null!,
                new BareContext(),
                (_, _, _) => throw new RuleViolationException(Reason.Overloaded)
            )
        );

        Sample.Rich(refusal).ReasonName().ShouldBe("OVERLOADED");
    }

    private static Task<RpcException> Refusal<T>(AsyncUnaryCall<T> call) =>
        Should.ThrowAsync<RpcException>(async () => await call);
}
