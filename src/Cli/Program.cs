using PublisherMigration.Cli.Invocation;

return await CliApplication.RunAsync(args, Terminal.OfProcess());
