using PublisherMigration.Api;
using PublisherMigration.Api.Hosting;

await using var app = ApiApplication.Create(args);
return await app.RunOrExplainAsync();
