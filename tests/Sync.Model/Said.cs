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

    /// <summary>Its id where people read it.</summary>
    public string ShortId => Id.ToString("N")[..8];

    /// <summary>What happens to a member, as texts have it.</summary>
    public static string TextOf(SaidKind kind, int member, int roles, long version) =>
        $"{kind}(p{member} r{roles} v{version})";

    /// <summary>What happens to settings, with the values of those fields that are named.</summary>
    public static string TextOf(int fields, string[] values, long version) =>
        $"Settings({string.Join('|', values.Select((value, i) => (fields & (1 << i)) != 0 ? value : "-"))} v{version})";

    public override string ToString() =>
        Kind == SaidKind.Settings ? $"Settings({Fields} v{Version})" : TextOf(Kind, Member, Roles, Version);
}

public enum SaidKind
{
    Add,
    Remove,
    SetRoles,
    Settings,
}
