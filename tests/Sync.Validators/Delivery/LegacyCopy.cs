using PublisherMigration.Contracts.LegacyPortal.V1;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Sync.Validators.Delivery;

/// <summary>
/// The portal has, at whatever sequence it says it is, exactly the roster and the settings that the account's changes up to
/// there make, and it is at no sequence that is not recorded.
/// </summary>
public static class LegacyCopy
{
    public static IReadOnlyList<string> Check(
        string publisherId,
        GetRosterResponse portal,
        FeedHistory history,
        string feedId
    )
    {
        var violations = new List<string>();
        var should = history.StateAt(publisherId, portal.AppliedSequence);
        if (should.Sequence != portal.AppliedSequence)
        {
            violations.Add($"The portal is at {portal.AppliedSequence} of {publisherId}, which is not recorded.");
        }

        if (!string.Equals(portal.FeedId, feedId, StringComparison.Ordinal))
        {
            violations.Add($"The portal follows the feed {portal.FeedId} for {publisherId}, not {feedId}.");
        }

        var expected = should.LegacyRoster;
        var present = portal.Members.ToDictionary(
            member => PrincipalKey.Of(member.Principal),
            member => member.LegacyRole,
            StringComparer.Ordinal
        );
        foreach (var key in expected.Keys.Union(present.Keys, StringComparer.Ordinal))
        {
            var (mine, theirs) = (expected.GetValueOrDefault(key), present.GetValueOrDefault(key));
            if (mine != theirs)
            {
                violations.Add($"In the portal's {publisherId} {key} is {theirs} and should be {mine}.");
            }
        }

        violations.AddRange(
            SettingsFields
                .Differences(should.Settings, portal.Settings ?? new AccountSettings())
                .Select(difference => $"In the portal's {publisherId} {difference}.")
        );
        return violations;
    }
}
