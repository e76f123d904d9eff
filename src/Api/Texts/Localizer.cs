using System.Collections.ObjectModel;
using PublisherMigration.Api.Errors;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Texts;

/// <summary>Every text for people: a template from the resources, filled with the metadata of what it tells.</summary>
public static class Localizer
{
    /// <summary>So many items of a list are named; the text counts the rest.</summary>
    public const int MaximumItems = 20;

    internal static readonly IReadOnlyDictionary<string, string> NoWords = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Why a call or an item is refused, and what to do.</summary>
    public static string Refusal(
        ErrorReason reason,
        IReadOnlyDictionary<string, string> metadata,
        Language language,
        int maximumItems = MaximumItems
    ) => RefusalTemplate(reason, language).Render(metadata, language, maximumItems);

    /// <summary>What is missing, and what to do; for a satisfied requirement, that it is met.</summary>
    public static string Requirement(
        RequirementKind kind,
        RequirementState state,
        ErrorReason reason,
        IReadOnlyDictionary<string, string> metadata,
        Language language,
        int maximumItems = MaximumItems
    )
    {
        var template =
            state == RequirementState.Satisfied
                ? TemplateSet.Requirements.In(language)[SatisfiedKey(kind)]
                : RequirementTemplate(reason, language);
        return template.Render(metadata, language, maximumItems);
    }

    /// <summary>Title, text and caption of the button.</summary>
    public static BannerText Banner(BannerKind kind, MigrationState state, Language language) =>
        BannerTexts.Of(kind, state, language);

    /// <summary>Why a member cannot be carried.</summary>
    public static string Loss(LossKind kind, Language language) =>
        TemplateSet.Losses.In(language)[WireName.Of(kind)].Render(NoWords, language, MaximumItems);

    /// <summary>What else to know.</summary>
    public static string Notice(NoticeKind kind, Language language) =>
        TemplateSet.Notices.In(language)[WireName.Of(kind)].Render(NoWords, language, MaximumItems);

    private static string SatisfiedKey(RequirementKind kind) =>
        kind switch
        {
            RequirementKind.WorkEmail => "Satisfied.WORK_EMAIL",
            RequirementKind.PartnerNetworkMembership => "Satisfied.PARTNER_NETWORK_MEMBERSHIP",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of requirement."),
        };

    // What an owner is told to do about a stored value may differ from the refusal of one just given.
    private static Template RequirementTemplate(ErrorReason reason, Language language) =>
        TemplateSet.Requirements.Find(ErrorReasonCatalogue.Of(reason).Name, language)
        ?? RefusalTemplate(reason, language);

    private static Template RefusalTemplate(ErrorReason reason, Language language) =>
        TemplateSet.Errors.In(language)[ErrorReasonCatalogue.Of(reason).Name];
}
