using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountMigrations;

/// <summary>
/// A work email as it is given in a request: the first of rules 4 and 6–9 that it breaks beside the other work emails, whose
/// place it does not take.
/// </summary>
internal sealed record GivenWorkEmail(WorkEmail? WorkEmail, RuleViolation? Violation)
{
    public static GivenWorkEmail Of(
        MigrationCase about,
        EffectiveMembership effective,
        IReadOnlyList<WorkEmail> present,
        Principal? member,
        string text
    )
    {
        if (member is not null && about.Account.RoleOf(member) is null)
        {
            return Refused(RuleViolation.Of(Reason.MemberNotFound, ("member", member.Key)));
        }

        if (new WorkEmailMustBeWellFormed(text).Check() is { } malformed)
        {
            return Refused(malformed);
        }

        var email = new WorkEmail(member ?? about.Actor?.Principal, EmailAddress.Parse(text));
        var others = present.Where(other => other.BelongsTo != email.BelongsTo).ToArray();
        var violation = Judgement.Of(others, effective, about.Facts).WouldRefuse(email.Address, about.Facts);
        return new GivenWorkEmail(email, violation);
    }

    /// <exception cref="RuleViolationException">It breaks a rule.</exception>
    public WorkEmail OrRefuse() => Violation is null ? WorkEmail! : throw new RuleViolationException(Violation);

    /// <summary>In the place of the one that the same principal gave before, else last.</summary>
    public IReadOnlyList<WorkEmail> Among(IReadOnlyList<WorkEmail> present)
    {
        var given = OrRefuse();
        return present.Any(email => email.BelongsTo == given.BelongsTo)
            ? [.. present.Select(email => email.BelongsTo == given.BelongsTo ? given : email)]
            : [.. present, given];
    }

    private static GivenWorkEmail Refused(RuleViolation violation) => new(WorkEmail: null, violation);
}
