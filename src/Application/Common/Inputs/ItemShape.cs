using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.Common.Inputs;

/// <summary>Gathers the faults of one item of a stream. By hand and not by a validator: it runs for every one of millions.</summary>
internal sealed class ItemShape
{
    private const int MaxNameLength = 200;
    private const int MaxMpnIdLength = 100;
    private const int MaxFaults = 10;
    private List<FieldFault>? _faults;

    public IReadOnlyList<FieldFault> Faults => _faults ?? (IReadOnlyList<FieldFault>)[];

    /// <summary>REQUEST_INVALID with the first faults, or nothing.</summary>
    public RuleViolation? Violation =>
        _faults is null
            ? null
            : RuleViolation.Of(
                Reason.RequestInvalid,
                ("fields", JsonList.Of(_faults.Take(MaxFaults).Select(static fault => fault.Field))),
                ("faults", JsonList.Of(_faults.Take(MaxFaults).Select(static fault => $"{fault.Field}: {fault.Text}")))
            );

    public void Require(bool holds, string field, string text)
    {
        if (!holds)
        {
            Add(new FieldFault(field, text));
        }
    }

    public void RequireName(string name, string field = "display_name") =>
        Require(
            !string.IsNullOrWhiteSpace(name) && name.Length <= MaxNameLength && !name.Any(HidesOrReorders),
            field,
            "Give 1 to 200 characters, not only blanks, without control characters."
        );

    /// <summary>An MPN ID exactly as the legacy portal holds it, so possibly malformed.</summary>
    public void RequireMpnIdAsHeld(string mpnId, string field = "mpn_id") =>
        Require(
            mpnId.Length <= MaxMpnIdLength && !mpnId.Any(char.IsControl),
            field,
            "Give at most 100 characters, none a control character."
        );

    /// <summary>Control characters and overrides of the writing direction: names are shown in banners and errors.</summary>
    private static bool HidesOrReorders(char c) =>
        char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    public void Add(FieldFault fault) => (_faults ??= []).Add(fault);
}
