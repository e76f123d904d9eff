using FluentValidation;

namespace PublisherMigration.Application.AccountSync.Feed;

internal sealed class WatchChangesValidator : AbstractValidator<WatchChanges>
{
    public WatchChangesValidator()
    {
        RuleFor(static request => request.Start)
            .Must(static start => start != FeedStart.Unspecified)
            .OverridePropertyName("start")
            .WithMessage("Give from, resume_token or subscription_id.");
        RuleFor(static request => request.PublisherIds).IsFeedFilter();
        RuleFor(static request => request.SubscriptionId)
            .IsSubscriptionId()
            .When(static request => request.Start == FeedStart.Subscription);
        RuleFor(static request => request.PublisherIds)
            .Must(static ids => ids.Count == 0)
            .OverridePropertyName("publisher_ids")
            .WithMessage("Leave it empty: the subscription has a filter of its own.")
            .When(static request => request.Start == FeedStart.Subscription);
    }
}
