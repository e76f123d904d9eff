using Grpc.Core;
using MediatR;
using PublisherMigration.Api.Errors;
using PublisherMigration.Api.Mapping;
using PublisherMigration.Api.Texts;
using PublisherMigration.Application.AccountMigrations;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.PublisherAccounts;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Services;

/// <summary>The hot path: every page view of the legacy portal asks for a banner, and few of them have changed.</summary>
internal sealed class BannerAnswers(ISender sender, IChangeStamps stamps, BannerCache cache, PartnerCenterLinks links)
{
    public Task<Proto.GetBannerResponse> GetAsync(Proto.GetBannerRequest request, ServerCallContext context)
    {
        var caller = context.CallingService();
        var language = RequestLanguage.Of(context);
        // Before the read: an answer that a commit overtakes is kept under a stamp that is already old.
        var stamp = PublisherId.TryParse(request.PublisherId, out var id) ? stamps.Of(id) : 0;
        var key = BannerKey.Of(request, caller, language);
        return cache.Find(key, stamp) is { } kept
            ? Task.FromResult(kept)
            : ReadAsync(request, caller, language, key, stamp, context.CancellationToken);
    }

    private async Task<Proto.GetBannerResponse> ReadAsync(
        Proto.GetBannerRequest request,
        Caller caller,
        Language language,
        BannerKey key,
        long stamp,
        CancellationToken cancellationToken
    )
    {
        var query = new GetBanner(request.PublisherId, Inputs.Of(request.Viewer), caller);
        var banner = await sender.Send(query, cancellationToken);
        var response = new Proto.GetBannerResponse { Banner = banner.ToProto(links, language) };
        cache.Keep(key, stamp, banner.GoodUntil, response, banner.PartnerCenterAccountId);
        return response;
    }
}
