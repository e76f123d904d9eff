using PublisherMigration.Api;
using PublisherMigration.Api.Hosting;

return await StartExplanation.RunAsync(() => ApiApplication.Create(args));
