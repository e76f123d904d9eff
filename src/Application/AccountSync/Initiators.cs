using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync;

/// <summary>On whose behalf a change was made: for the audit only, it gives no right.</summary>
internal static class Initiators
{
    /// <summary>Faults of its shape go to <paramref name="shape"/>; a group cannot act.</summary>
    public static (Initiator Initiator, RuleViolation? Violation) Parse(
        ActorInput? input,
        Caller caller,
        ItemShape shape
    )
    {
        if (input is null)
        {
            return (new Initiator(caller.Service, Principal: null), null);
        }

        if (PrincipalShape.TryParse(input.Principal, out var principal) is { } fault)
        {
            shape.Add(fault.Under("actor.principal"));
        }

        return (new Initiator(caller.Service, principal), ViolationOf(principal));
    }

    /// <summary>Of an actor whose shape is validated.</summary>
    /// <exception cref="RuleViolationException">ACTOR_KIND_NOT_ALLOWED.</exception>
    public static Initiator Of(ActorInput? input, Caller caller)
    {
        var (initiator, violation) = Parse(input, caller, new ItemShape());
        return violation is null ? initiator : throw new RuleViolationException(violation);
    }

    private static RuleViolation? ViolationOf(Principal? principal) =>
        principal?.Kind == PrincipalKind.SecurityGroup
            ? RuleViolation.Of(Reason.ActorKindNotAllowed, ("kind", principal.Kind.ContractName()))
            : null;
}
