using PublisherMigration.Api.Texts;
using PublisherMigration.Application.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Mapping;

internal static class Assessments
{
    public static Proto.Assessment ToProto(this AssessmentView view, Language language) =>
        new()
        {
            Outcome = (Proto.AssessmentOutcome)(int)view.Outcome,
            Requirements = { view.Requirements.Select(requirement => requirement.ToProto(language)) },
            Tenant = view.Tenant?.ToProto(),
            PartnerMembership = view.PartnerMembership?.ToProto(),
            MemberMappings = { view.MemberMappings.Select(ToProto) },
            Losses = { view.Losses.Select(loss => loss.ToProto(language)) },
            LossDigest = view.LossDigest,
            Notices = { view.Notices.Select(notice => ToProto(notice, language)) },
        };

    private static Proto.MemberMapping ToProto(MemberMapping mapping) =>
        new()
        {
            Member = mapping.Member?.ToProto(),
            Principal = mapping.Principal.ToProto(),
            Roles = { mapping.Roles.ToProto() },
        };

    private static Proto.Notice ToProto(NoticeKind notice, Language language)
    {
        var kind = (Proto.NoticeKind)(int)notice;
        return new Proto.Notice { Kind = kind, Text = Localizer.Notice(kind, language) };
    }
}
