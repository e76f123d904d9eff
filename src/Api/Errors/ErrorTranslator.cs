using System.Diagnostics;
using FluentValidation;
using Grpc.Core;
using PublisherMigration.Api.Mapping;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Api.Errors;

/// <summary>Which status an exception becomes.</summary>
public sealed class ErrorTranslator(TimeProvider clock, ILogger<ErrorTranslator> logger)
{
    /// <summary>
    /// The status to throw in place of <paramref name="exception"/>. Internal faults are logged here under the trace id that
    /// the caller is given, and nowhere else.
    /// </summary>
    public RpcException Translate(Exception exception, ServerCallContext context) =>
        exception switch
        {
            _ when IsCallEnded(exception, context) => Ended(context),
            RequirementsOutstandingException outstanding => Refused(
                outstanding.Violation,
                context,
                new RefusalDetails { Requirements = [.. outstanding.Requirements.Select(Migrations.ToProto)] }
            ),
            RuleViolationException refused => Refused(refused.Violation, context, details: null),
            ValidationException invalid => Refused(InvalidRequest.From(invalid), context),
            UndecodableRequestException => Refused(UndecodableRequestException.Refusal, context),
            _ => Failed(exception, context),
        };

    // A caller that hangs up shows as a cancellation, or as a broken read of its stream.
    private static bool IsCallEnded(Exception exception, ServerCallContext context) =>
        exception is OperationCanceledException or IOException && context.CancellationToken.IsCancellationRequested;

    private RpcException Ended(ServerCallContext context) =>
        context.Deadline <= clock.GetUtcNow().UtcDateTime
            ? new RpcException(new Status(StatusCode.DeadlineExceeded, "The deadline has passed."))
            : new RpcException(new Status(StatusCode.Cancelled, "The call was cancelled."));

    private RpcException Refused(InvalidRequest request, ServerCallContext context) =>
        Refused(request.Violation, context, request.Details);

    private RpcException Refused(RuleViolation violation, ServerCallContext context, RefusalDetails? details)
    {
        if (violation.Reason is Reason.Unauthenticated or Reason.ScopeMissing)
        {
            ErrorLog.NotAdmitted(logger, context.Method, violation.Reason);
        }
        else
        {
            ErrorLog.Refused(logger, context.Method, violation.Reason);
        }

        return RichStatus.Refusal(violation, RequestLanguage.Of(context), details);
    }

    private RpcException Failed(Exception exception, ServerCallContext context)
    {
        var traceId = TraceIdOf(context).ToHexString();
        ErrorLog.Failed(logger, exception, context.Method, traceId);
        var violation = RuleViolation.Of(Reason.Internal, ("traceId", traceId));
        return RichStatus.Refusal(violation, RequestLanguage.Of(context));
    }

    /// <summary>Of the call's span where traces are exported, else the caller's; a call without one is given one now.</summary>
    private static ActivityTraceId TraceIdOf(ServerCallContext context) =>
        Activity.Current?.TraceId
        ?? (
            ActivityContext.TryParse(context.RequestHeaders.GetValue("traceparent"), traceState: null, out var caller)
                ? caller.TraceId
                : ActivityTraceId.CreateRandom()
        );
}
