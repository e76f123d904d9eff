using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering;

internal static class AssessmentView
{
    public static void Write(Display display, Wording wording, Assessment assessment)
    {
        bool good = assessment.Outcome is AssessmentOutcome.Eligible or AssessmentOutcome.Migrated;
        display.Line(ProtoName.Of(assessment.Outcome), good ? Tone.Good : Tone.Warning);
        if (assessment.Tenant is { } tenant)
        {
            display.Line($"  Tenant: {tenant.DisplayName} ({tenant.TenantId})");
        }

        if (assessment.PartnerMembership is { } membership)
        {
            display.Line(
                $"  MPN ID: {membership.MpnId} ({ProtoName.Of(membership.Kind)}, {ProtoName.Of(membership.Vetting)})"
            );
        }

        RequirementTable.Write(display, assessment.Requirements);
        if (assessment.MemberMappings.Count > 0)
        {
            display.Table(["MEMBER", "IN PARTNER CENTER", "ROLES"], assessment.MemberMappings.Select(Row));
        }

        LossTable.Write(display, wording, assessment.Losses, assessment.LossDigest);
        foreach (Notice notice in assessment.Notices)
        {
            display.Line($"- {notice.Text}");
        }
    }

    private static string[] Row(MemberMapping mapping) =>
        [
            mapping.Member is null ? "(added)" : PrincipalText.Of(mapping.Member),
            PrincipalText.Of(mapping.Principal),
            string.Join(", ", mapping.Roles.Select(ProtoName.Of)),
        ];
}
