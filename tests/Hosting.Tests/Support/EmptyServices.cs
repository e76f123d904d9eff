using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Hosting.Tests.Support;

/// <summary><see cref="EmptyAnswers"/> answers for it.</summary>
internal sealed class EmptyMigrationService : MigrationService.MigrationServiceBase;

/// <summary><see cref="EmptyAnswers"/> answers for it.</summary>
internal sealed class EmptyDirectoryService : DirectoryService.DirectoryServiceBase;

/// <summary><see cref="EmptyAnswers"/> answers for it.</summary>
internal sealed class EmptyAccountSyncService : AccountSyncService.AccountSyncServiceBase;
