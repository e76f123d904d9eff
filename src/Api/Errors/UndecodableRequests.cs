using System.Globalization;
using Google.Protobuf;
using Grpc.Core;
using PublisherMigration.Api.Security;
using PublisherMigration.Api.Texts;

namespace PublisherMigration.Api.Errors;

/// <summary>
/// The framework decodes a single request before it calls any interceptor, and answers UNKNOWN when the bytes are no such
/// message. The interceptor leaves no other UNKNOWN without details, so this one can be told as what it is.
/// </summary>
internal sealed class UndecodableRequests(RequestDelegate next, ILogger<UndecodableRequests> logger)
{
    private const string Status = "grpc-status";
    private const string Message = "grpc-message";

    private static readonly string Unknown = Code(StatusCode.Unknown);

    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);

        // A call without an answer has its trailers in the headers, and these are still open.
        var response = context.Response;
        if (
            !response.HasStarted
            && string.Equals(response.Headers[Status], Unknown, StringComparison.Ordinal)
            && !response.Headers.ContainsKey(RichStatus.Trailer)
        )
        {
            var language = RequestLanguage.Of(context.Request.Headers.AcceptLanguage.ToString());
            Refuse(response.Headers, RefusalOf(context), language);
            string path = context.Request.Path;
            ErrorLog.Undecodable(logger, path);
        }
    }

    /// <summary>Who may not call at all is told that, and not what is wrong with the bytes.</summary>
    private static InvalidRequest RefusalOf(HttpContext context) =>
        context.RequestServices.GetService<Admission>()?.Refusal(context) is { } notAdmitted
            ? new InvalidRequest(notAdmitted, new RefusalDetails())
            : UndecodableRequestException.Refusal;

    private static void Refuse(IHeaderDictionary headers, InvalidRequest request, Language language)
    {
        var status = RichStatus.Build(request.Violation, language, request.Details);
        headers[Status] = Code((StatusCode)status.Code);
        headers[Message] = Uri.EscapeDataString(status.Message);
        headers[RichStatus.Trailer] = Convert.ToBase64String(status.ToByteArray());
    }

    private static string Code(StatusCode code) => ((int)code).ToString(CultureInfo.InvariantCulture);
}
