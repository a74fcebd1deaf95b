using Microsoft.AspNetCore.Http.HttpResults;

namespace Roomtone.Dashboard.Api;

/// <summary>Refusals as RFC 9457 problem details; the detail is one sentence for a person.</summary>
internal static class ProblemResults
{
    public static ProblemHttpResult BadRequest(string sentence) => Of(StatusCodes.Status400BadRequest, sentence);

    public static ProblemHttpResult Forbidden(string sentence) => Of(StatusCodes.Status403Forbidden, sentence);

    public static ProblemHttpResult NotFound(string sentence) => Of(StatusCodes.Status404NotFound, sentence);

    public static ProblemHttpResult UnknownDevice(string id) => NotFound($"There is no device called {id}.");

    public static ProblemHttpResult Conflict(string sentence) => Of(StatusCodes.Status409Conflict, sentence);

    public static ProblemHttpResult Unavailable(string sentence) => Of(StatusCodes.Status503ServiceUnavailable, sentence);

    public static ProblemHttpResult NoReply(string sentence) => Of(StatusCodes.Status504GatewayTimeout, sentence);

    public static ProblemHttpResult Of(int status, string sentence) => TypedResults.Problem(sentence, statusCode: status);
}
