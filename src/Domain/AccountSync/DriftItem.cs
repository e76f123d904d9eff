using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountSync;

/// <summary>One subject on which the two sides differ.</summary>
/// <param name="Principal">The member, or <c>null</c> for a field of the settings.</param>
/// <param name="Field">The field, or none for a member.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Expected">Here: the name of the legacy role, or the value of the field; empty for none.</param>
/// <param name="InPortal">In the legacy portal.</param>
/// <param name="LastSequence">Of the change that last touched the subject here; 0 for none.</param>
/// <param name="LastChangeId">Of that change, where it has one.</param>
/// <param name="LastTime">When that change was recorded; <c>null</c> where the account no longer knows.</param>
public sealed record DriftItem(
    Principal? Principal,
    SettingsFields Field,
    DriftKind Kind,
    string Expected,
    string InPortal,
    long LastSequence,
    Guid? LastChangeId,
    DateTimeOffset? LastTime
)
{
    internal string Subject => Principal?.Identity ?? Field.FieldName();

    internal static string NameOf(LegacyRole? role) => role?.ContractName() ?? string.Empty;
}
