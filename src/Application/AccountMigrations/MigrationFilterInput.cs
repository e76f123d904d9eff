using System.Text.Json;
using FluentValidation;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>A filter as a caller sent it: shape unchecked.</summary>
public sealed record MigrationFilterInput
{
    public IReadOnlyList<MigrationState> States { get; init; } = [];

    public string TenantId { get; init; } = string.Empty;

    public string MpnId { get; init; } = string.Empty;

    public IReadOnlyList<Reason> Reasons { get; init; } = [];

    public PrincipalInput? Member { get; init; }

    public string PartnerCenterAccountId { get; init; } = string.Empty;

    public DateTimeOffset? UpdatedAfter { get; init; }

    public DateTimeOffset? UpdatedBefore { get; init; }

    internal MigrationFilter Parse() =>
        new()
        {
            States = [.. States.Distinct().Order()],
            TenantId = Domain.Directory.TenantId.TryParse(TenantId, out var tenant) ? tenant.ToString() : null,
            MpnId = MpnId.Length > 0 ? MpnId : null,
            Reasons = [.. Reasons.Distinct().Order()],
            Member = Member is null ? null : PrincipalShape.Parse(Member),
            PartnerCenterAccountId = PartnerCenterAccountId.Length > 0 ? PartnerCenterAccountId : null,
            UpdatedAfter = UpdatedAfter,
            UpdatedBefore = UpdatedBefore,
        };

    /// <summary>Names the filter in tokens: equal filters, equal names.</summary>
    internal string Name()
    {
        var filter = Parse();
        return JsonSerializer.Serialize(
            new[]
            {
                string.Join(',', filter.States),
                filter.TenantId,
                filter.MpnId,
                string.Join(',', filter.Reasons),
                filter.Member?.Identity,
                filter.PartnerCenterAccountId,
                filter.UpdatedAfter?.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture),
                filter.UpdatedBefore?.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture),
            }
        );
    }
}

internal sealed class MigrationFilterInputValidator : AbstractValidator<MigrationFilterInput>
{
    private const int MaxIdLength = 200;

    public MigrationFilterInputValidator()
    {
        RuleForEach(static filter => filter.States)
            .IsInEnum()
            .OverridePropertyName("filter.states")
            .WithMessage("Not a state that this service knows.");
        RuleFor(static filter => filter.TenantId)
            .Must(static id => id.Length == 0 || TenantId.TryParse(id, out _))
            .OverridePropertyName("filter.tenant_id")
            .WithMessage("Give a GUID with hyphens, or leave it empty.");
        RuleFor(static filter => filter.MpnId)
            .MaximumLength(MaxIdLength)
            .OverridePropertyName("filter.mpn_id")
            .WithMessage("Give at most 200 characters.");
        RuleForEach(static filter => filter.Reasons)
            .Must(static reason => reason != Reason.None && Enum.IsDefined(reason))
            .OverridePropertyName("filter.reasons")
            .WithMessage("Not a reason that this service knows.");
        RuleFor(static filter => filter.Member).IsPrincipal("filter.member");
        RuleFor(static filter => filter.PartnerCenterAccountId)
            .MaximumLength(MaxIdLength)
            .OverridePropertyName("filter.partner_center_account_id")
            .WithMessage("Give at most 200 characters.");
    }
}

internal static class MigrationFilterRule
{
    private static readonly MigrationFilterInputValidator Validator = new();

    public static void IsFilter<T>(this IRuleBuilderInitial<T, MigrationFilterInput> rule) =>
        rule.Custom(static (filter, context) => Validator.Validate(filter).Errors.ForEach(context.AddFailure));
}
