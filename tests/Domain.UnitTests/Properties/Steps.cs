using FsCheck;
using FsCheck.Fluent;

namespace PublisherMigration.Domain.UnitTests.Properties;

/// <summary>Random sequences of steps, shrunk by leaving steps out and by choosing smaller numbers.</summary>
internal static class Steps
{
    private const int Length = 50;

    /// <summary>A cut-over ends most of what can happen, so it comes seldom; owners and facts come often.</summary>
    private static readonly (int Weight, StepKind Kind)[] Weights =
    [
        (6, StepKind.Start),
        (2, StepKind.StartWithWorkEmail),
        (6, StepKind.Submit),
        (3, StepKind.SubmitForMember),
        (5, StepKind.EnterMpnId),
        (3, StepKind.EnrollAnew),
        (2, StepKind.Complete),
        (1, StepKind.Cancel),
        (2, StepKind.Import),
        (2, StepKind.Reload),
        (2, StepKind.PassTime),
        (4, StepKind.EndVetting),
        (2, StepKind.SetExpiry),
        (2, StepKind.SetTenants),
        (1, StepKind.SetMembershipKind),
        (1, StepKind.ForgetMembership),
        (2, StepKind.MoveDomain),
        (2, StepKind.SetTenantKind),
    ];

    public static Arbitrary<Step[]> Sequences { get; } = Arb.From(Gen.ArrayOf(One(), Length), Shrink);

    private static Gen<Step> One() =>
        from kind in Gen.Frequency(Weights.Select(static w => (w.Weight, Gen.Constant(w.Kind))).ToArray())
        from who in Gen.Choose(0, 11)
        from what in Gen.Choose(0, 11)
        from other in Gen.Choose(0, 11)
        select new Step(kind, who, what, other);

    private static IEnumerable<Step[]> Shrink(Step[] steps)
    {
        for (var size = steps.Length / 2; size > 0; size /= 2)
        {
            for (var from = 0; from + size <= steps.Length; from += size)
            {
                yield return [.. steps[..from], .. steps[(from + size)..]];
            }
        }

        for (var i = 0; i < steps.Length; i++)
        {
            var step = steps[i];
            Step[] smaller = [step with { Who = 0 }, step with { What = 0 }, step with { Else = 0 }];
            foreach (var candidate in smaller.Where(candidate => candidate != step))
            {
                yield return [.. steps[..i], candidate, .. steps[(i + 1)..]];
            }
        }
    }
}
