using Grpc.Core;
using PublisherMigration.Contracts.LegacyPortal.V1;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.SampleLegacyPortal;

/// <summary>The rules of <c>legacy_portal_service.proto</c>, numbered as there.</summary>
internal sealed class PortalService(AccountFiles files, PortalSettings settings, TimeProvider time)
    : LegacyPortalService.LegacyPortalServiceBase
{
    public override Task<ApplyChangesResponse> ApplyChanges(ApplyChangesRequest request, ServerCallContext context)
    {
        AnswerAsTold();
        return Task.FromResult(files.Update(request.PublisherId, account => Apply(account, request)));
    }

    public override Task<GetRosterResponse> GetRoster(GetRosterRequest request, ServerCallContext context)
    {
        AnswerAsTold();
        return Task.FromResult(
            files.Find(request.PublisherId) ?? throw Failure(StatusCode.NotFound, "The portal has no such account.")
        );
    }

    private ApplyChangesResponse Apply(GetRosterResponse account, ApplyChangesRequest request)
    {
        if (!string.Equals(account.FeedId, request.FeedId, StringComparison.Ordinal))
        {
            // Rule 1.
            if (!BeginsAnew(account, request))
            {
                return Answer(account);
            }

            account.FeedId = request.FeedId;
            account.AppliedSequence = 0;
        }
        else if (request.AfterSequence > account.AppliedSequence)
        {
            // Rule 2.
            return Answer(account);
        }

        // Rule 3.
        foreach (var change in request.Changes.Where(change => change.Sequence > account.AppliedSequence))
        {
            if (change.Sequence != account.AppliedSequence + 1 && change.AccountRestated is null)
            {
                throw Failure(StatusCode.InvalidArgument, $"a change after {account.AppliedSequence} is missing");
            }

            if (settings.Refused.Contains(request.PublisherId))
            {
                // Rule 5.
                return Answer(account, "TOLD_TO_REFUSE", change.Sequence);
            }

            if (!AccountChanges.Apply(account, change))
            {
                return Answer(account, "KIND_UNKNOWN", change.Sequence);
            }

            account.AppliedSequence = change.Sequence;
            Print(change);
        }

        return Answer(account);
    }

    private static bool BeginsAnew(GetRosterResponse account, ApplyChangesRequest request) =>
        request.Changes.FirstOrDefault()?.KindCase switch
        {
            Change.KindOneofCase.AccountMigrated => account.FeedId.Length == 0,
            Change.KindOneofCase.AccountRestated => true,
            _ => false,
        };

    private void Print(Change change) =>
        Console.WriteLine(
            $"{time.GetUtcNow():HH:mm:ss}Z {change.PublisherId} {change.Sequence} {AccountChanges.Describe(change)}"
        );

    private void AnswerAsTold()
    {
        if (settings.Answer is { } status)
        {
            throw Failure(status, "The portal was told to answer so.");
        }
    }

    private static ApplyChangesResponse Answer(GetRosterResponse account) =>
        new() { FeedId = account.FeedId, AppliedSequence = account.AppliedSequence };

    private static ApplyChangesResponse Answer(GetRosterResponse account, string reason, long sequence)
    {
        var answer = Answer(account);
        answer.Refusal = new Refusal
        {
            Sequence = sequence,
            Reason = reason,
            Message = "The portal will never apply it.",
        };
        return answer;
    }

    private static RpcException Failure(StatusCode code, string message) => new(new Status(code, message));
}
