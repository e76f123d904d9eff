using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>How a change in a transaction ended: stored, given up, or refused with what it found out stored.</summary>
internal sealed record Decision(RuleViolationException? Refusal)
{
    public static readonly Decision Done = new(Refusal: null);
    public static readonly Decision GivenUp = new(Refusal: null) { WasGivenUp = true };

    public bool WasGivenUp { get; private init; }

    public static Decision RefusedButStored(RuleViolationException refusal) => new(refusal);
}
