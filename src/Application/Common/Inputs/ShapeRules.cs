using FluentValidation;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Common.Inputs;

/// <summary>The shapes that many requests share. Names of properties are the paths of fields in the protos.</summary>
internal static class ShapeRules
{
    public static void IsPublisherId<T>(this IRuleBuilderInitial<T, string> rule) =>
        rule.Must(static text => PublisherId.TryParse(text, out _))
            .OverridePropertyName("publisher_id")
            .WithMessage("Give 1 to 50 characters of a-z, 0-9, - and _.");

    public static void IsActor<T>(this IRuleBuilderInitial<T, ActorInput?> rule, string field) =>
        rule.Custom(
            (actor, context) =>
            {
                if (actor is null)
                {
                    return;
                }

                if (actor.Principal is null)
                {
                    // Not the same as leaving the actor out, which lets an operator act for itself.
                    context.AddFailure(field + ".principal", "Say who it is.");
                }
                else if (PrincipalShape.TryParse(actor.Principal, out _) is { } fault)
                {
                    context.AddFailure(field + ".principal." + fault.Field, fault.Text);
                }

                if (actor.GroupIds.Count > ActorShape.MaxGroups)
                {
                    context.AddFailure(field + ".group_ids", "Give at most 500 groups.");
                }
            }
        );

    public static void IsPrincipal<T>(this IRuleBuilderInitial<T, PrincipalInput?> rule, string field) =>
        rule.Custom(
            (principal, context) =>
            {
                if (principal is not null && PrincipalShape.TryParse(principal, out _) is { } fault)
                {
                    context.AddFailure(field + "." + fault.Field, fault.Text);
                }
            }
        );

    public static void IsRequestId<T>(this IRuleBuilderInitial<T, string> rule) =>
        rule.Must(static text => text.Length == 0 || Guid.TryParseExact(text, "D", out _))
            .OverridePropertyName("request_id")
            .WithMessage("Give a UUID with hyphens, or leave it empty.");

    public static void IsPageSize<T>(this IRuleBuilderInitial<T, int> rule) =>
        rule.GreaterThanOrEqualTo(0)
            .OverridePropertyName("page_size")
            .WithMessage("Give 0 for the default of 50, or at most 1,000.");
}
