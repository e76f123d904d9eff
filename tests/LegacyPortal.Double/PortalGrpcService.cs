using Grpc.Core;
using PublisherMigration.Contracts.LegacyPortal.V1;

namespace PublisherMigration.LegacyPortal.Double;

/// <summary>The portal on the wire: plans each call by the present conduct, does it, and writes it down.</summary>
internal sealed class PortalGrpcService(Accounts accounts, Conduct conduct, Records records, TimeProvider time)
    : LegacyPortalService.LegacyPortalServiceBase
{
    public override async Task<ApplyChangesResponse> ApplyChanges(
        ApplyChangesRequest request,
        ServerCallContext context
    )
    {
        var plan = conduct.Plan(request.PublisherId);
        var fault = RequestShape.FaultOf(request);
        var began = records.Begin(
            new()
            {
                Method = nameof(ApplyChanges),
                PublisherId = request.PublisherId,
                FeedId = request.FeedId,
                AfterSequence = request.AfterSequence,
                Sequences = [.. request.Changes.Select(change => change.Sequence)],
                Restatements =
                [
                    .. request.Changes.Where(c => c.AccountRestated is not null).Select(change => change.Sequence),
                ],
                Fault = fault,
                Began = 0,
            }
        );
        return await RunAsync(began, plan, () => Apply(request, fault, plan.AtMost), Told, context);
    }

    public override async Task<GetRosterResponse> GetRoster(GetRosterRequest request, ServerCallContext context)
    {
        var plan = conduct.Plan(request.PublisherId);
        var began = records.Begin(
            new()
            {
                Method = nameof(GetRoster),
                PublisherId = request.PublisherId,
                FeedId = request.FeedId,
                Began = 0,
            }
        );
        return await RunAsync(began, plan, () => Roster(request.PublisherId), Told, context);
    }

    private async Task<T> RunAsync<T>(
        long began,
        CallPlan plan,
        Func<T> work,
        Func<PortalCall, T, PortalCall> told,
        ServerCallContext context
    )
    {
        try
        {
            await WaitAsync(plan, context.CancellationToken);
            if (plan.Status is { } status)
            {
                throw new RpcException(new Status(status, "As the test wants it."));
            }

            var answer = work();
            if (conduct.LoseThisAnswer() is { } how)
            {
                await LoseAsync(how, context);
            }

            var isAbandoned = context.CancellationToken.IsCancellationRequested;
            records.End(began, call => told(call, answer) with { Status = StatusCode.OK, IsAbandoned = isAbandoned });
            return answer;
        }
        catch (RpcException failure)
        {
            records.End(began, call => call with { Status = failure.StatusCode });
            throw;
        }
        catch (OperationCanceledException)
        {
            records.End(began, call => call with { Status = StatusCode.Cancelled, IsAbandoned = true });
            throw;
        }
        catch (Exception)
        {
            records.End(began, call => call with { Status = StatusCode.Unknown });
            throw;
        }
    }

    private async Task WaitAsync(CallPlan plan, CancellationToken cancellation)
    {
        if (plan.Delay > TimeSpan.Zero)
        {
            await Task.Delay(plan.Delay, time, cancellation);
        }

        await plan.Gate.WaitAsync(cancellation);
    }

    private static async Task LoseAsync(LostAnswer how, ServerCallContext context)
    {
        if (how == LostAnswer.Never)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
        }

        if (how == LostAnswer.ConnectionBroken)
        {
            context.GetHttpContext().Abort();
        }

        throw new RpcException(new Status(StatusCode.Unavailable, "The answer is lost."));
    }

    private ApplyChangesResponse Apply(ApplyChangesRequest request, string? fault, int atMost)
    {
        if (fault is not null)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, fault));
        }

        var result = accounts.Apply(request, conduct.RefusalOf, atMost);
        if (result.IsGap && result.Applied.Count == 0)
        {
            throw new RpcException(
                new Status(StatusCode.InvalidArgument, $"a change after {result.Account.AppliedSequence} is missing")
            );
        }

        return new ApplyChangesResponse
        {
            FeedId = result.Account.FeedId,
            AppliedSequence = result.Account.AppliedSequence,
            Refusal = result.Refusal,
        };
    }

    private GetRosterResponse Roster(string publisherId) =>
        accounts.Find(publisherId)?.ToRoster()
        ?? throw new RpcException(new Status(StatusCode.NotFound, "The portal has no such account."));

    private static PortalCall Told(PortalCall call, ApplyChangesResponse answer) =>
        call with
        {
            AnsweredFeedId = answer.FeedId,
            AnsweredSequence = answer.AppliedSequence,
            RefusalReason = answer.Refusal?.Reason,
        };

    private static PortalCall Told(PortalCall call, GetRosterResponse answer) =>
        call with
        {
            AnsweredFeedId = answer.FeedId,
            AnsweredSequence = answer.AppliedSequence,
        };
}
