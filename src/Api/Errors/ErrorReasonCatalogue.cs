using Grpc.Core;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Api.Errors;

/// <summary>The closed list of reasons as <c>error_reason.proto</c> annotates it, read from the descriptor at first use.</summary>
public static class ErrorReasonCatalogue
{
    private const string Prefix = "ERROR_REASON_";

    private static readonly Lazy<ErrorReasonEntry[]> Entries = new(Read);
    private static readonly Lazy<Dictionary<ErrorReason, ErrorReasonEntry>> ByReason = new(() =>
        Entries.Value.ToDictionary(e => e.Reason)
    );

    /// <summary>Every reason in the order of the numbers, which is that in which rules are judged.</summary>
    public static IReadOnlyList<ErrorReasonEntry> All => Entries.Value;

    /// <summary>The entry of a reason; of one that is not in the list, that of INTERNAL: nobody can act on a nameless refusal.</summary>
    public static ErrorReasonEntry Of(ErrorReason reason) =>
        ByReason.Value.TryGetValue(reason, out var entry) ? entry : ByReason.Value[ErrorReason.Internal];

    /// <inheritdoc cref="Of(ErrorReason)"/>
    public static ErrorReasonEntry Of(Reason reason) => Of((ErrorReason)reason);

    /// <summary>The catalogue as <c>ListErrorReasons</c> serves it.</summary>
    public static IEnumerable<ErrorReasonDescription> Describe() =>
        All.Select(entry => new ErrorReasonDescription
        {
            Reason = entry.Reason,
            Name = entry.Name,
            Status = (GrpcStatusCode)entry.Status,
            FixedBy = entry.FixedBy,
            Remedy = entry.Remedy,
            MetadataKeys = { entry.MetadataKeys },
        });

    private static ErrorReasonEntry[] Read() =>
        [
            .. ErrorReasonReflection
                .Descriptor.EnumTypes.Single(e => e.ClrType == typeof(ErrorReason))
                .Values.Where(v => v.Number != (int)ErrorReason.Unspecified)
                .OrderBy(v => v.Number)
                .Select(v =>
                {
                    var options = v.GetOptions().GetExtension(ErrorReasonExtensions.ErrorReason);
                    return new ErrorReasonEntry(
                        (ErrorReason)v.Number,
                        v.Name[Prefix.Length..],
                        (StatusCode)options.Status,
                        options.FixedBy,
                        options.Remedy,
                        [.. options.MetadataKeys]
                    );
                }),
        ];
}
