namespace PublisherMigration.Application.Common.Inputs;

/// <summary>An actor or viewer as a caller sent it: shape unchecked.</summary>
public sealed record ActorInput(PrincipalInput? Principal, IReadOnlyList<string> GroupIds);
