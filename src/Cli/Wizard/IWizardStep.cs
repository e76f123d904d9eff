namespace PublisherMigration.Cli.Wizard;

/// <summary>What is done in one state of the migration.</summary>
internal interface IWizardStep
{
    /// <returns>An exit code when the wizard ends here; unset to look at the migration again.</returns>
    Task<int?> RunAsync(WizardContext context, CancellationToken cancellation);
}
