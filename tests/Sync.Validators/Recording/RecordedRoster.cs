using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Sync.Validators.Recording;

/// <summary>
/// A roster is recorded whole or not at all: its changes are the sequences that the answer names, all of its version, and as
/// many of each kind as the answer counts. Without an answer they stand together.
/// </summary>
public static class RecordedRoster
{
    public static IReadOnlyList<string> Check(AnsweredRoster answered, FeedHistory history)
    {
        var request = answered.Request;
        var changes = history
            .Of(request.PublisherId)
            .Where(change => change.Cause == ChangeCause.Roster && change.SourceVersion == request.SourceVersion)
            .ToArray();
        var name = $"The roster {request.SourceVersion} of {request.PublisherId}";
        var violations = new List<string>();
        if (changes.Length > 0 && changes[^1].Sequence - changes[0].Sequence != changes.Length - 1)
        {
            violations.Add($"{name} is recorded in parts.");
        }

        violations.AddRange(Untrue(request, changes).Select(untrue => $"{name} {untrue}."));
        if (answered.Response is { } response && Places(response, changes) is { } fault)
        {
            violations.Add($"{name} was answered {response}, and {fault}.");
        }

        return violations;
    }

    /// <summary>What is recorded of a roster is what the roster says.</summary>
    private static IEnumerable<string> Untrue(ReportRosterRequest request, IEnumerable<Change> changes)
    {
        var members = request.Members.ToDictionary(
            member => PrincipalKey.Of(member.Principal),
            member => member.PartnerCenterRoles.ToHashSet(),
            StringComparer.Ordinal
        );
        foreach (var change in changes)
        {
            var isSo = change.KindCase switch
            {
                Change.KindOneofCase.MemberAdded => Has(
                    change.MemberAdded.Member.Principal,
                    change.MemberAdded.Member.PartnerCenterRoles
                ),
                Change.KindOneofCase.MemberRolesChanged => Has(
                    change.MemberRolesChanged.Principal,
                    change.MemberRolesChanged.Roles
                ),
                Change.KindOneofCase.MemberRemoved => !members.ContainsKey(
                    PrincipalKey.Of(change.MemberRemoved.Principal)
                ),
                Change.KindOneofCase.SettingsChanged => request.Settings is { } settings
                    && change.SettingsChanged.UpdateMask.Paths.All(field =>
                        string.Equals(
                            SettingsFields.Of(settings, field),
                            SettingsFields.Of(change.SettingsChanged, field),
                            StringComparison.Ordinal
                        )
                    ),
                _ => false,
            };
            if (!isSo)
            {
                yield return $"does not say {change.Name()}";
            }
        }

        bool Has(Principal principal, IEnumerable<PartnerCenterRole> roles) =>
            members.TryGetValue(PrincipalKey.Of(principal), out var reported) && reported.SetEquals(roles);
    }

    private static string? Places(ReportRosterResponse response, Change[] changes)
    {
        var outcome = response.Outcome == ChangeOutcome.Duplicate ? response.OriginalOutcome : response.Outcome;
        if (outcome != ChangeOutcome.Recorded)
        {
            return changes.Length > 0 && outcome != ChangeOutcome.Held ? "is recorded all the same" : null;
        }

        if (changes.Length == 0)
        {
            return "is not recorded";
        }

        if (changes[0].Sequence != response.FirstSequence || changes[^1].Sequence != response.LastSequence)
        {
            return $"stands at {changes[0].Sequence} to {changes[^1].Sequence}";
        }

        return
            Count(Change.KindOneofCase.MemberAdded) == response.Added
            && Count(Change.KindOneofCase.MemberRolesChanged) == response.RolesChanged
            && Count(Change.KindOneofCase.MemberRemoved) == response.Removed
            && changes
                .Where(change => change.SettingsChanged is not null)
                .Sum(change => change.SettingsChanged.UpdateMask.Paths.Count) == response.SettingsChanged
            ? null
            : "counts otherwise";

        int Count(Change.KindOneofCase kind) => changes.Count(change => change.KindCase == kind);
    }
}
