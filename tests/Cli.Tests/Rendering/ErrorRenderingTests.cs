using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Tests.Rendering;

public sealed class ErrorRenderingTests
{
    [Theory]
    [InlineData(
        "en",
        "Give an address of Contoso.",
        "Reason: TENANT_MISMATCH",
        "What to do: Give an address of one of the accepted tenants."
    )]
    [InlineData(
        "fr",
        "Donnez une adresse de Contoso.",
        "Motif: TENANT_MISMATCH",
        "À corriger par un propriétaire du compte."
    )]
    public async Task Refusal_InEitherLanguage_SaysMessageReasonTenantsAndHint(
        string language,
        string message,
        string reason,
        string hint
    )
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Migrations.On<GetBannerRequest>(_ =>
        {
            bool french = server.Migrations.LastHeaders.GetValue("accept-language") is "fr";
            string text = french ? "Donnez une adresse de Contoso." : "Give an address of Contoso.";
            throw Refuse.With(
                StatusCode.FailedPrecondition,
                "TENANT_MISMATCH",
                "Give an address of Contoso.",
                new LocalizedMessage { Locale = language, Message = text },
                new TenantMismatch
                {
                    Accepted =
                    {
                        new TenantReference { TenantId = "t-1", DisplayName = "Contoso" },
                    },
                }
            );
        });

        CliResult result = await CliRun.PipedAsync(server, "banner", Accounts.Id, "--language", language);

        result.Code.ShouldBe(ExitCodes.Refused);
        result.Out.ShouldBeEmpty();
        result.Error.ShouldContain(message);
        result.Error.ShouldContain(reason);
        result.Error.ShouldContain("Contoso (t-1)");
        result.Error.ShouldContain(hint);
    }

    [Fact]
    public async Task Refusal_WithFieldViolations_NamesEachField()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        BadRequest.Types.FieldViolation violation = new() { Field = "publisher_id", Description = "Too long." };
        server.Migrations.On<GetBannerRequest>(_ =>
            throw Refuse.With(
                StatusCode.InvalidArgument,
                "REQUEST_INVALID",
                "The request is not valid.",
                new BadRequest { FieldViolations = { violation } }
            )
        );

        CliResult result = await CliRun.PipedAsync(server, "banner", Accounts.Id);

        result.Error.ShouldContain("Field publisher_id: Too long.");
    }

    [Fact]
    public async Task Refusal_ForAScript_IsOneJsonObject()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Migrations.On<GetBannerRequest>(_ =>
            throw Refuse.With(
                StatusCode.NotFound,
                "PUBLISHER_NOT_FOUND",
                "There is no such account.",
                new LocalizedMessage { Locale = "en", Message = "There is no such account." },
                new Duration { Seconds = 1 },
                new ListValue()
            )
        );

        CliResult result = await CliRun.PipedAsync(server, "banner", Accounts.Id, "--json");

        result.Code.ShouldBe(ExitCodes.Refused);
        JsonNode error = result.Json.ShouldHaveSingleItem()["error"]!;
        error["status"]!.GetValue<string>().ShouldBe("NOT_FOUND");
        error["reason"]!.GetValue<string>().ShouldBe("PUBLISHER_NOT_FOUND");
        error["message"]!.GetValue<string>().ShouldBe("There is no such account.");
        error["metadata"]!["publisherId"]!.GetValue<string>().ShouldBe(Accounts.Id);
        JsonArray details = error["details"]!.AsArray();
        details.Count.ShouldBe(4);
        details[0]!["reason"]!.GetValue<string>().ShouldBe("PUBLISHER_NOT_FOUND");
        details[2]!["@type"]!.GetValue<string>().ShouldEndWith("google.protobuf.Duration");
    }

    [Fact]
    public async Task Refusal_WhoseDetailsCannotBeRead_StillSaysItsStatus()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        Metadata trailers = new() { { "grpc-status-details-bin", new byte[] { 0xff, 0xff } } };
        server.Migrations.On<GetBannerRequest>(_ =>
            throw new RpcException(new Grpc.Core.Status(StatusCode.Internal, "Something broke"), trailers)
        );

        CliResult result = await CliRun.PipedAsync(server, "banner", Accounts.Id);

        result.Code.ShouldBe(ExitCodes.Refused);
        result.Error.ShouldContain("INTERNAL Something broke");
    }
}
