using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Common.Inputs;

/// <summary>Makes an actor or viewer of what a caller sent.</summary>
public static class ActorShape
{
    public const int MaxGroups = 500;

    /// <summary>
    /// The actor, or none for an operator who leaves it out. Shape is validated before; here is only what has reasons of its
    /// own.
    /// </summary>
    /// <exception cref="RuleViolationException">ACTOR_REQUIRED or ACTOR_KIND_NOT_ALLOWED.</exception>
    public static Actor? Resolve(ActorInput? input, Caller caller, string field)
    {
        if (input is null)
        {
            return caller.IsOperator
                ? null
                : throw new RuleViolationException(RuleViolation.Of(Reason.ActorRequired, ("field", field)));
        }

        if (input.Principal?.Kind == PrincipalKind.SecurityGroup)
        {
            throw new RuleViolationException(
                RuleViolation.Of(Reason.ActorKindNotAllowed, ("kind", PrincipalKind.SecurityGroup.ContractName()))
            );
        }

        var principal = PrincipalShape.Parse(input.Principal!);
        return input.GroupIds.Count == 0
            ? new Actor(principal)
            : new Actor(principal, input.GroupIds.ToHashSet(StringComparer.OrdinalIgnoreCase));
    }
}
