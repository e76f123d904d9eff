namespace PublisherMigration.Domain.UnitTests.Properties;

/// <summary>One step; its numbers choose who and what, modulo how many there are, so that any shrinks to another.</summary>
public sealed record Step(StepKind Kind, int Who, int What, int Else)
{
    public override string ToString() => $"{Kind}({Who}, {What}, {Else})";
}
