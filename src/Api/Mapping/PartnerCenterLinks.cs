using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PublisherMigration.Api.Mapping;

/// <summary>Where people manage a migrated account; section <c>PartnerCenter</c>.</summary>
public sealed class PartnerCenterOptions
{
    public const string Section = "PartnerCenter";

    /// <summary>An absolute address in which <c>{accountId}</c> stands for the Partner Center account.</summary>
    [Required]
    [RegularExpression(
        "^https?://.*\\{accountId\\}.*$",
        ErrorMessage = "PartnerCenter:AccountUri must be absolute and contain {accountId}."
    )]
    public string AccountUri { get; set; } = "https://partner.microsoft.com/dashboard/account/v3/{accountId}/overview";
}

internal sealed class PartnerCenterLinks(IOptions<PartnerCenterOptions> options)
{
    public string Of(string accountId) =>
        options.Value.AccountUri.Replace("{accountId}", Uri.EscapeDataString(accountId), StringComparison.Ordinal);
}
