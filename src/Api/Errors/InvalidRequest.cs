using FluentValidation;
using PublisherMigration.Api.Texts;
using PublisherMigration.Domain.Common;
using static Google.Rpc.BadRequest.Types;

namespace PublisherMigration.Api.Errors;

/// <summary>A request that does not have the documented shape, told field by field.</summary>
public sealed record InvalidRequest(RuleViolation Violation, RefusalDetails Details)
{
    /// <summary>The path given when the fault is in no single field.</summary>
    public const string WholeRequest = "request";

    /// <summary><paramref name="fields"/> names each field by its proto path, such as <c>actor.principal.email</c>.</summary>
    public static InvalidRequest Of(params IReadOnlyList<(string Path, string Description)> fields) =>
        new(
            RuleViolation.Of(
                Reason.RequestInvalid,
                ("fields", WordList.Format(fields.Select(f => f.Path).Distinct(StringComparer.Ordinal))),
                ("faults", WordList.Format(fields.Select(f => $"{f.Path}: {f.Description}")))
            ),
            new RefusalDetails
            {
                Fields = [.. fields.Select(f => new FieldViolation { Field = f.Path, Description = f.Description })],
            }
        );

    public static InvalidRequest From(ValidationException exception)
    {
        var faults = exception.Errors.Select(e => (Path(e.PropertyName), e.ErrorMessage)).ToList();
        return faults.Count > 0 ? Of(faults) : Of((WholeRequest, "The request is not valid."));
    }

    private static string Path(string propertyName) => propertyName.Length > 0 ? propertyName : WholeRequest;
}
