using System.Globalization;

namespace PublisherMigration.Sync.Model;

/// <summary>A change as the model's source sends it. Roles are bits by the contract's numbers; settings are by field.</summary>
public sealed record Said(Guid Id, long Version, SaidKind Kind, int Member, int Roles, int Fields, string[] Values)
{
    /// <summary>All but the id, and but values of fields that it does not name.</summary>
    public string Body =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Version} {Kind} {Member} {Roles} {Fields} {string.Join('|', Values.Where((_, i) => (Fields & (1 << i)) != 0))}"
        );

    public override string ToString() =>
        Kind == SaidKind.Settings ? $"Settings({Fields} v{Version})" : $"{Kind}(p{Member} r{Roles} v{Version})";
}

public enum SaidKind
{
    Add,
    Remove,
    SetRoles,
    Settings,
}
