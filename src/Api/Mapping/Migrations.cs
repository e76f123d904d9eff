using PublisherMigration.Api.Texts;
using PublisherMigration.Application.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Mapping;

/// <summary>Read models as messages, with texts in the caller's language.</summary>
internal static class Migrations
{
    public static Proto.AccountMigration ToProto(this AccountMigrationView view, Language language) =>
        new()
        {
            PublisherId = view.PublisherId,
            State = (Proto.MigrationState)(int)view.State,
            Attempt = view.Attempt,
            Requirements = { view.Requirements.Select(requirement => requirement.ToProto(language)) },
            WorkEmails = { view.WorkEmails.Select(ToProto) },
            Tenant = view.Tenant?.ToProto(),
            MpnId = view.MpnId ?? string.Empty,
            PartnerCenterAccountId = view.PartnerCenterAccountId ?? string.Empty,
            Losses = { view.Losses.Select(loss => loss.ToProto(language)) },
            LossDigest = view.LossDigest,
            StartedBy = view.StartedBy?.ToProto(),
            CreateTime = view.CreateTime.ToProto(),
            UpdateTime = view.UpdateTime.ToProto(),
            CompleteTime = view.CompleteTime?.ToProto(),
            Etag = view.Etag,
        };

    public static Proto.Requirement ToProto(this Requirement requirement, Language language)
    {
        var proto = requirement.ToProto();
        proto.Text = Localizer.Requirement(proto.Kind, proto.State, proto.Reason, proto.Metadata, language);
        return proto;
    }

    /// <summary>Without its text.</summary>
    public static Proto.Requirement ToProto(this Requirement requirement)
    {
        var proto = new Proto.Requirement
        {
            Kind = (Proto.RequirementKind)(int)requirement.Kind,
            State = (Proto.RequirementState)(int)requirement.State,
        };
        if (requirement.Violation is { } violation)
        {
            proto.Reason = (Proto.ErrorReason)(int)violation.Reason;
            foreach (var (key, value) in violation.Metadata)
            {
                proto.Metadata[key] = value;
            }
        }

        return proto;
    }

    public static Proto.Loss ToProto(this Loss loss, Language language)
    {
        var kind = (Proto.LossKind)(int)loss.Kind;
        return new Proto.Loss
        {
            Principal = loss.Principal.ToProto(),
            LegacyRole = loss.LegacyRole.ToProto(),
            Kind = kind,
            Text = Localizer.Loss(kind, language),
        };
    }

    public static Proto.MigrationEvent ToProto(this MigrationEventView view) =>
        new()
        {
            PublisherId = view.PublisherId,
            Position = view.Position,
            Kind = (Proto.MigrationEventKind)(int)view.Kind,
            Initiator = view.Initiator.ToProto(),
            EventTime = view.Time.ToProto(),
            FromState = (Proto.MigrationState)(int)view.From.GetValueOrDefault(),
            ToState = (Proto.MigrationState)(int)view.To,
            Reasons = { view.Reasons.Select(static reason => (Proto.ErrorReason)(int)reason) },
            Attempt = view.Attempt,
            Note = view.Note ?? string.Empty,
        };

    private static Proto.WorkEmail ToProto(WorkEmailView view) =>
        new()
        {
            Principal = view.BelongsTo?.ToProto(),
            WorkEmail_ = view.Address,
            Tenant = view.Tenant?.ToProto(),
        };

    private static Proto.TenantReference ToProto(this TenantReferenceView view) =>
        new() { TenantId = view.TenantId, DisplayName = view.DisplayName };
}
