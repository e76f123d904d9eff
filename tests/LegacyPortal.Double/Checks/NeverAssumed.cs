namespace PublisherMigration.LegacyPortal.Double.Checks;

/// <summary>
/// The service takes the portal to be no further than the portal has said: <c>after_sequence</c> is at most the highest
/// applied sequence that was answered for that account and that feed.
/// </summary>
public static class NeverAssumed
{
    public static IReadOnlyList<string> Check(IEnumerable<PortalCall> calls)
    {
        var violations = new List<string>();
        foreach (var account in calls.GroupBy(call => call.PublisherId, StringComparer.Ordinal))
        {
            var answers = new Queue<PortalCall>(
                account.Where(call => call.AnsweredSequence is not null).OrderBy(call => call.Ended)
            );
            var told = new Dictionary<string, long>(StringComparer.Ordinal);
            foreach (var call in account.OrderBy(call => call.Began))
            {
                while (answers.TryPeek(out var answer) && answer.Ended < call.Began)
                {
                    answers.Dequeue();
                    var feedId = answer.AnsweredFeedId!;
                    told[feedId] = Math.Max(told.GetValueOrDefault(feedId), answer.AnsweredSequence!.Value);
                }

                var known = told.GetValueOrDefault(call.FeedId);
                if (call.AfterSequence > known)
                {
                    violations.Add(
                        $"Call {call.Began} for {account.Key} assumes {call.AfterSequence}; the portal has said {known}."
                    );
                }
            }
        }

        return violations;
    }
}
