namespace PublisherMigration.Application.Common;

/// <summary>The calling service, from its credential, and whether it has the scope <c>operations</c>.</summary>
public sealed record Caller(string Service, bool IsOperator);
