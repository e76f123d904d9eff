using FluentValidation;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>The shapes that requests of the feed share.</summary>
internal static class FeedShapes
{
    /// <summary>Made as publisher ids are.</summary>
    public static IRuleBuilderOptions<T, string> IsSubscriptionId<T>(this IRuleBuilderInitial<T, string> rule) =>
        rule.Must(static text => PublisherId.TryParse(text, out _))
            .OverridePropertyName("subscription_id")
            .WithMessage("Give 1 to 50 characters of a-z, 0-9, - and _.");

    public static void IsFeedFilter<T>(this IRuleBuilderInitial<T, IReadOnlyList<string>> rule) =>
        rule.Custom(
            static (ids, context) =>
            {
                if (ids.Count > FeedFilter.MostAccounts)
                {
                    context.AddFailure("publisher_ids", "Give at most 1,000 accounts, or none for all.");
                }
                else if (ids.Any(static id => !PublisherId.TryParse(id, out _)))
                {
                    context.AddFailure("publisher_ids", "Each is 1 to 50 characters of a-z, 0-9, - and _.");
                }
            }
        );
}
