namespace PublisherMigration.Cli.Invocation;

/// <summary>What every command is built with.</summary>
internal sealed record Host(Terminal Terminal, GlobalOptions Globals);
