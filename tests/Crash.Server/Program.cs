using Microsoft.Extensions.DependencyInjection;
using PublisherMigration.Api;
using PublisherMigration.Crash.Server;
using PublisherMigration.Infrastructure.Persistence;

var seam = new FailpointSeam(Failpoint.ParseAll(Environment.GetEnvironmentVariable(Failpoint.Variable)));
await using var app = ApiApplication.Create(
    args,
    // The last registration wins.
    builder => builder.Services.AddSingleton<StoreSeam>(seam)
);
await app.StartAsync();

// Each line of standard input is another set of failpoints, counted from then on. At its end whoever armed us is gone.
while (await Console.In.ReadLineAsync() is { } line)
{
    seam.Arm(Failpoint.ParseAll(line));
    await Console.Out.WriteLineAsync(FailpointSeam.ArmedMessage);
}

await app.StopAsync();
