namespace PublisherMigration.Application.Common.Inputs;

/// <summary>A field of a request, by its path in the protos, and what to do about it.</summary>
public sealed record FieldFault(string Field, string Text)
{
    public FieldFault Under(string path) => this with { Field = $"{path}.{Field}" };
}
