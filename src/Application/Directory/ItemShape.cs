using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.Directory;

/// <summary>Gathers the faults of one imported item. By hand and not by a validator: it runs for every one of millions.</summary>
internal sealed class ItemShape
{
    private const int MaxNameLength = 200;
    private const int MaxFaults = 10;
    private List<FieldFault>? _faults;

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

    public void RequireName(string name) =>
        Require(
            !string.IsNullOrWhiteSpace(name) && name.Length <= MaxNameLength && !name.Any(HidesOrReorders),
            "display_name",
            "Give 1 to 200 characters, not only blanks, without control characters."
        );

    /// <summary>Control characters and overrides of the writing direction: names are shown in banners and errors.</summary>
    private static bool HidesOrReorders(char c) =>
        char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    public void Add(FieldFault fault) => (_faults ??= []).Add(fault);
}
