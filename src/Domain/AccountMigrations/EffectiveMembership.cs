using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Domain.AccountMigrations;

/// <summary>
/// The effective MPN ID and what it names: the one enrolled in this migration while it is valid or pending, else the
/// account's own. The violation is the first of rules 10–11 that it breaks.
/// </summary>
public sealed record EffectiveMembership(string? MpnId, PartnerMembership? Membership, RuleViolation? Violation)
{
    public bool IsValid => Violation is null;

    public bool IsPending => Violation?.Reason == Reason.MpnVettingPending;

    public bool IsValidOrPending => IsValid || IsPending;

    public static EffectiveMembership Of(string? own, MpnId? enrolled, IDirectoryFacts facts, DateTimeOffset now)
    {
        if (enrolled is not { } entered)
        {
            return Judge(own, facts, now);
        }

        var judged = Judge(entered.Value, facts, now);
        return judged.IsValidOrPending ? judged : Judge(own, facts, now).After(judged);
    }

    public static EffectiveMembership Judge(string? mpnId, IDirectoryFacts facts, DateTimeOffset now)
    {
        var membership = Directory.MpnId.TryParse(mpnId, out var id) ? facts.FindMembership(id) : null;
        return new EffectiveMembership(mpnId, membership, Rules(mpnId, membership, now).FirstViolation());
    }

    private static IEnumerable<IRule> Rules(string? mpnId, PartnerMembership? membership, DateTimeOffset now) =>
        [
            new AccountMustHaveMpnId(mpnId),
            new MpnIdMustBeWellFormed(mpnId),
            new MpnIdMustBeKnown(mpnId, membership),
            new PartnerMembershipMustBeGlobal(membership),
            new PartnerMembershipMustBeVetted(membership, now),
            new PartnerMembershipMustNotBeExpired(membership, now),
        ];

    /// <summary>Falling back to the account's own MPN ID, say what became of the enrolled one: the owner asks for that.</summary>
    private EffectiveMembership After(EffectiveMembership enrolled)
    {
        if (Violation is null)
        {
            return this;
        }

        var words = new Dictionary<string, string>(Violation.Metadata, StringComparer.Ordinal)
        {
            ["enrolledMpnId"] = enrolled.MpnId!,
            ["enrolledReason"] = enrolled.Violation!.Reason.ContractName(),
        };
        return this with { Violation = Violation with { Metadata = words } };
    }
}
