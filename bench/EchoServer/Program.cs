using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using PublisherMigration.EchoServer;

if (args is not [var text] || !ushort.TryParse(text, CultureInfo.InvariantCulture, out var port))
{
    await Console.Error.WriteLineAsync("usage: PublisherMigration.EchoServer PORT (0 for any free port)");
    return 2;
}

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.Services.AddGrpc();
builder.WebHost.ConfigureKestrel(kestrel =>
    kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http2)
);

await using var app = builder.Build();
app.MapGrpcService<EchoGrpcService>();
await app.StartAsync();
Console.WriteLine(app.Urls.Single());
await app.WaitForShutdownAsync();
return 0;
